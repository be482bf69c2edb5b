# One library per folder, and the design's table of who may use whom, held at configure time.
# terrier_library(<room> SOURCES ... USES <room>... LINKS <outside targets>...)
# makes target terrier_<room>. A USES that the table does not allow stops the configure; an #include that it does not
# allow fails the test style.rooms, which reads the table here (`sql/embedded.h` counts as the store's).
# `formats` is the program terrier-files; `tools/cli` and `tools/benchmarks` may use every room.

set(MAY_base "")
set(MAY_store base)
set(MAY_query store base)
set(MAY_portfolio base)
set(MAY_objectives portfolio base)
set(MAY_programme objectives portfolio base)
set(MAY_runs programme objectives portfolio store base)
set(MAY_report query runs programme objectives portfolio store geo base)
set(MAY_exchange query geo store base)
set(MAY_geo base)
set(MAY_importers store geo base)
set(MAY_sample base)
set(MAY_formats geo base)

function(terrier_library room)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
  add_library(terrier_${room} STATIC ${ARG_SOURCES})
  terrier_flags(terrier_${room})
  foreach(used IN LISTS ARG_USES)
    if(NOT used IN_LIST MAY_${room})
      message(FATAL_ERROR "${room} may not use ${used}: see the rooms in cmake/Rooms.cmake")
    endif()
    target_link_libraries(terrier_${room} PUBLIC terrier_${used})
  endforeach()
  target_link_libraries(terrier_${room} PRIVATE ${ARG_LINKS})
endfunction()
