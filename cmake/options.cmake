# Switches and compiler flags. The warnings are part of the house rules: code is clean under them.
option(DEMARCHE_TESTS "build the tests" ON)
option(DEMARCHE_BENCH "build the benchmarks (needs libbenchmark-dev)" OFF)
option(DEMARCHE_FUZZ "build the fuzz targets with libFuzzer (needs clang)" OFF)
option(DEMARCHE_COVERAGE "instrument for gcov" OFF)
set(DEMARCHE_SANITIZE "" CACHE STRING "sanitizers, such as address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(demarche_flags INTERFACE)
# Not for those who use the installed library. No path of the building machine in the program.
target_compile_options(demarche_flags INTERFACE
  "$<BUILD_INTERFACE:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wshadow;-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns falsely about "literal" + std::string (GCC bug 105651).
  target_compile_options(demarche_flags INTERFACE $<BUILD_INTERFACE:-Wno-restrict>)
endif()
if(DEMARCHE_SANITIZE)
  target_compile_options(demarche_flags INTERFACE
    -fsanitize=${DEMARCHE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # an index beyond a vector that has room there is no error to a sanitizer; to the library's assertions it is
  target_compile_definitions(demarche_flags INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(demarche_flags INTERFACE -fsanitize=${DEMARCHE_SANITIZE})
endif()
if(DEMARCHE_FUZZ)
  target_compile_options(demarche_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(DEMARCHE_SANITIZE OR DEMARCHE_COVERAGE)
  # Their runtimes write files and trace processes, from which the sandbox would keep them.
  target_compile_definitions(demarche_flags INTERFACE DEMARCHE_INSTRUMENTED)
endif()
if(DEMARCHE_COVERAGE)
  # Counters of threads that count at once are not lost.
  target_compile_options(demarche_flags INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(demarche_flags INTERFACE --coverage)
endif()
