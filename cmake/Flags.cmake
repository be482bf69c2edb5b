# Compiler flags, each with its reason. terrier_flags(<target>) applies them; nothing is global.

option(TERRIER_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(TERRIER_THREADS "Build with ThreadSanitizer" OFF)
option(TERRIER_COVERAGE "Build with coverage counters" OFF)
option(TERRIER_FUZZ "Build libFuzzer targets (clang only)" OFF)

set(TERRIER_WARNINGS
    -Wall -Wextra            # the usual faults
    -Werror                  # a warning that may be ignored will be
    -Wshadow                 # two things of one name in sight: one of them is read by mistake
    -Wconversion             # silent narrowing: pounds, metres and ids would be cut without a word
    -Wno-sign-conversion     # size_t and int meet at every library's border; narrowing is still caught
    -Wformat=2               # formats are literals, so that no input is ever a format
    -Wstrict-prototypes -Wmissing-prototypes # what a file exports, a header declares
    -Wpointer-arith          # arithmetic on void* is a guess about size
    -Wwrite-strings          # a literal is not writable
    -Wundef                  # a misspelt macro in #if is not 0
    -Wvla                    # no arrays whose size an input decides on the stack
    -Wswitch-enum            # a new status or kind must be thought of everywhere
)
set(TERRIER_CODE
    -ffp-contract=off        # the same inputs give the same bits, whatever the processor can fuse
    -fno-strict-aliasing     # byte buffers from the wire are read as what they hold
    -fstack-protector-strong # outside input is parsed here
)

function(terrier_flags target)
  target_compile_options(${target} PRIVATE ${TERRIER_WARNINGS} ${TERRIER_CODE})
  target_compile_definitions(${target} PRIVATE _POSIX_C_SOURCE=200809L _DEFAULT_SOURCE _GNU_SOURCE)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_definitions(${target} PRIVATE _FORTIFY_SOURCE=2) # needs optimisation to work
  endif()
  if(TERRIER_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
    target_compile_definitions(${target} PRIVATE TERRIER_ARENA_DEBUG) # one malloc per piece: ASan sees inside
  endif()
  if(TERRIER_THREADS)
    target_compile_options(${target} PRIVATE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=thread)
  endif()
  if(TERRIER_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link) # libFuzzer sees which branches ran
    target_link_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(TERRIER_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage)
    target_link_options(${target} PRIVATE --coverage)
  endif()
endfunction()
