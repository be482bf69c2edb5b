# terrier_embed_sql(<target>): every .sql file under sql/ as a C constant, one custom command per file, so
# that editing a query rebuilds that query only. sql/queries/NAME.sql becomes `const char sql_NAME[]`.

function(terrier_embed out_var source symbol)
  get_filename_component(name ${source} NAME)
  set(out ${PROJECT_BINARY_DIR}/sql/${symbol}.c)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DIN=${source} -DOUT=${out} -DSYMBOL=${symbol} -P ${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake
    DEPENDS ${source} ${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake
    COMMENT "Embedding ${name}" VERBATIM)
  set(${out_var} ${out} PARENT_SCOPE)
endfunction()
