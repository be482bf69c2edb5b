# How a test program is made and registered: one ctest for each program, labelled by tier.
#
#   terrier_unit_test(NAME SOURCES <file>... USES <room>... LINKS <outside target>...)
#       Pure. ctest unit.NAME, and valgrind.NAME where valgrind is found and no sanitizer is in the way; NO_VALGRIND
#       leaves that out where it would take minutes.
#   terrier_database_test(NAME SOURCES ... USES ... LINKS ...)
#       Needs a server; the support library gives each test a throw-away database. ctest database.NAME.
#   terrier_pgtap_test(NAME FILE)
#       A pgTAP script, run in a throw-away database. ctest pgtap.NAME. Once for both builds.
#   terrier_fuzz_target(NAME SOURCES ... USES ... LINKS ...)
#       LLVMFuzzerTestOneInput. ctest fuzz.NAME replays corpus/NAME; the preset `fuzz` makes a libFuzzer program.
#       Once for both builds.
#
# A test that cannot run here exits with 77 and ctest says "Skipped". In the preset `sanitize` every name begins
# with `asan.`, because tools/test runs both builds in one ctest, where names and fixtures meet.

if(TERRIER_SANITIZE)
  set(ASAN asan.)
endif()

# What one run proves is run once, in the build that proves most. `option(TERRIER_SANITIZED_BESIDE)` says that the
# sanitized build is tested as well, so that this one may leave to it what is better run there; tools/test does.
option(TERRIER_SANITIZED_BESIDE "The preset `sanitize` is tested as well: leave to it what it proves better" OFF)

# Leaves the file or function that calls it, when a test is of the matter (a standard's words, grants, SQL) and not of memory.
macro(terrier_once_optimised)
  if(TERRIER_SANITIZE)
    return()
  endif()
endmacro()
# The same when it is of memory, and its assertions hold of the sanitized program as of any.
macro(terrier_once_sanitized)
  if(TERRIER_SANITIZED_BESIDE)
    return()
  endif()
endmacro()

# Where the shared data lies: the environment at configure time, else beside the repository.
if(DEFINED ENV{TERRIER_SHARED_DATA})
  set(TERRIER_SHARED_DATA $ENV{TERRIER_SHARED_DATA})
else()
  set(TERRIER_SHARED_DATA ${PROJECT_SOURCE_DIR}/../shared/data)
endif()

function(terrier_test_program target)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  terrier_flags(${target})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin/tests)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(${target} PRIVATE terrier_${used})
  endforeach()
  target_link_libraries(${target} PRIVATE ${ARG_LINKS})
endfunction()

function(terrier_test_properties test tier seconds)
  set_tests_properties(${test} PROPERTIES LABELS ${tier} TIMEOUT ${seconds} SKIP_RETURN_CODE 77
    ENVIRONMENT "TERRIER_SHARED_DATA=${TERRIER_SHARED_DATA}")
endfunction()

function(terrier_unit_test name)
  cmake_parse_arguments(UNIT "NO_VALGRIND" "" "" ${ARGN})
  set(target test_unit_${name})
  terrier_test_program(${target} ${UNIT_UNPARSED_ARGUMENTS})
  target_link_libraries(${target} PRIVATE terrier_test_base PkgConfig::CMOCKA)
  add_test(NAME ${ASAN}unit.${name} COMMAND ${target})
  terrier_test_properties(${ASAN}unit.${name} unit 120)
  if(VALGRIND AND NOT UNIT_NO_VALGRIND AND NOT TERRIER_SANITIZE AND NOT TERRIER_COVERAGE)
    add_test(NAME valgrind.${name} COMMAND ${VALGRIND} --quiet --error-exitcode=99 --leak-check=full
      --errors-for-leak-kinds=definite,indirect $<TARGET_FILE:${target}>)
    terrier_test_properties(valgrind.${name} valgrind 300)
    set_tests_properties(valgrind.${name} PROPERTIES COST 100) # the longest begin first, so that none ends alone
  endif()
endfunction()

function(terrier_database_test name)
  set(target test_database_${name})
  terrier_test_program(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE terrier_test_support terrier_test_base PkgConfig::CMOCKA)
  add_test(NAME ${ASAN}database.${name} COMMAND ${target})
  terrier_test_properties(${ASAN}database.${name} database 300)
  set_tests_properties(${ASAN}database.${name} PROPERTIES FIXTURES_REQUIRED ${ASAN}test_server COST 20)
endfunction()

function(terrier_pgtap_test name file)
  terrier_once_optimised()
  add_test(NAME ${ASAN}pgtap.${name} COMMAND run_pgtap ${file})
  terrier_test_properties(${ASAN}pgtap.${name} database 300)
  set_tests_properties(${ASAN}pgtap.${name} PROPERTIES FIXTURES_REQUIRED ${ASAN}test_server)
endfunction()

function(terrier_fuzz_target name)
  terrier_once_sanitized()
  set(target fuzz_${name})
  set(corpus ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  terrier_test_program(${target} ${ARGN})
  if(TERRIER_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    add_test(NAME ${ASAN}fuzz.${name} COMMAND ${target} -runs=0 ${corpus})
  else()
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.c)
    add_test(NAME ${ASAN}fuzz.${name} COMMAND ${target} ${corpus})
  endif()
  terrier_test_properties(${ASAN}fuzz.${name} fuzz 120)
endfunction()
