# terrier_embed(<out variable> <file> <symbol>): a file as a C constant, `const char SYMBOL[]` with its bytes and a closing
# NUL. The assembler reads the file itself (.incbin, of GNU as and of clang's), which takes a hundredth of the time of
# compiling it as an array. Editing a query assembles that query only.

function(terrier_embed out_var source symbol)
  get_filename_component(name ${source} NAME)
  set(out ${PROJECT_BINARY_DIR}/sql/${symbol}.c)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT [[/* Holds @name@; made by cmake/Embed.cmake, do not edit. */
extern const char @symbol@[];
__asm__(".pushsection .rodata\n"
        ".globl @symbol@\n"
        ".type @symbol@, %object\n"
        "@symbol@:\n"
        ".incbin \"@source@\"\n"
        ".byte 0\n"
        ".size @symbol@, . - @symbol@\n"
        ".popsection");
]])
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS ${source})
  set(${out_var} ${out} PARENT_SCOPE)
endfunction()
