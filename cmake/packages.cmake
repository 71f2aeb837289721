# The packages that the library is made of, all from Debian 12; scripts/packages.txt names them for apt. Installed with the
# library: whoever links it includes this file by find_package(demarche).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(date REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(libmd REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

# Header-only packages without a CMake target of their own. Their warnings are not ours.
find_path(RAPIDJSON_INCLUDE rapidjson/rapidjson.h REQUIRED)
add_library(rapidjson INTERFACE IMPORTED)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})
target_compile_definitions(rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)
# Its stack compares an empty range by adding to a null pointer, which stops clang's sanitizer.
target_compile_options(rapidjson INTERFACE -fno-sanitize=pointer-overflow)

find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
add_library(mustache INTERFACE IMPORTED)
target_include_directories(mustache SYSTEM INTERFACE ${MUSTACHE_INCLUDE})

# CLD2 (package libcld2-dev) has no description for pkg-config.
find_path(CLD2_INCLUDE cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(cld2 INTERFACE IMPORTED)
target_include_directories(cld2 SYSTEM INTERFACE ${CLD2_INCLUDE})
target_link_libraries(cld2 INTERFACE ${CLD2_LIBRARY})
