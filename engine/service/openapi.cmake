# The component files of the OpenAPI document, embedded: the fixed one first, then the schemas of */schemas/*.json.
# Sets openapi_sources.
file(GLOB openapi_schemas CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*/schemas/*.json)
set(openapi_embedded "")
set(openapi_declarations "")
set(openapi_rows "")
foreach(file IN ITEMS ${CMAKE_CURRENT_SOURCE_DIR}/openapi_components.json ${openapi_schemas})
  get_filename_component(stem ${file} NAME_WE)
  string(MAKE_C_IDENTIFIER embedded_openapi_${stem} symbol)
  terrier_embed(out ${file} ${symbol})
  list(APPEND openapi_embedded ${out})
  string(APPEND openapi_declarations "extern const char ${symbol}[];\n")
  string(APPEND openapi_rows "${symbol}, ")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/openapi_parts.c CONTENT
  "/* Made from the component files; do not edit. */\n#include \"engine/service/openapi_inside.h\"\n${openapi_declarations}const char *const openapi_parts[] = {${openapi_rows}0};\n" @ONLY)
set(openapi_sources openapi.c openapi_operation.c openapi_page.c openapi_routes.c ${openapi_embedded} ${CMAKE_CURRENT_BINARY_DIR}/openapi_parts.c)
