# Writes OUTPUT: what PROGRAM is made of, as SPDX 2.3 in JSON (spdx.github.io/spdx-spec/v2.3). Packages of Debian come from
# dpkg: those whose libraries the program loads, and those that it was built with. Packages of npm come from the locks of
# tests and benchmarks; none of them is in the program.
# usage: cmake -DPROGRAM=... -DFOLDER=(source) -DVERSION=... -DOUTPUT=... -P cmake/sbom.cmake
cmake_minimum_required(VERSION 3.25)
set(packages "")
set(relations "")
set(ids "")

function(quote text result)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\t" " " text "${text}")
  string(REPLACE "\n" "\\n" text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# add_part(ID NAME VERSION LICENCE PURL HASH RELATION): PURL and HASH may be "". RELATION is that of the program to the
# part, or "of ..." the other way round.
macro(add_part id name version licence purl hash relation)
  string(REGEX REPLACE "[^A-Za-z0-9.-]" "-" spdx "SPDXRef-${id}")
  if(NOT spdx IN_LIST ids)
    list(APPEND ids ${spdx})
    quote("${name}" q_name)
    quote("${version}" q_version)
    set(more "")
    if(NOT "${purl}" STREQUAL "")
      quote("${purl}" q_purl)
      string(APPEND more ",\"externalRefs\":[{\"referenceCategory\":\"PACKAGE-MANAGER\",\"referenceType\":\"purl\",\"referenceLocator\":${q_purl}}]")
    endif()
    if(NOT "${hash}" STREQUAL "")
      string(APPEND more ",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\"${hash}\"}]")
    endif()
    string(APPEND packages ",\n{\"SPDXID\":\"${spdx}\",\"name\":${q_name},\"versionInfo\":${q_version},\"downloadLocation\":\"NOASSERTION\",\"filesAnalyzed\":false,\"licenseConcluded\":\"NOASSERTION\",\"licenseDeclared\":\"${licence}\",\"copyrightText\":\"NOASSERTION\"${more}}")
  endif()
  if("${relation}" MATCHES "^of (.*)")
    string(APPEND relations ",\n{\"spdxElementId\":\"${spdx}\",\"relationshipType\":\"${CMAKE_MATCH_1}\",\"relatedSpdxElement\":\"SPDXRef-demarche\"}")
  else()
    string(APPEND relations ",\n{\"spdxElementId\":\"SPDXRef-demarche\",\"relationshipType\":\"${relation}\",\"relatedSpdxElement\":\"${spdx}\"}")
  endif()
endmacro()

macro(add_debian package relation)
  execute_process(COMMAND dpkg-query -W -f "\${Version}" ${package} OUTPUT_VARIABLE version ERROR_QUIET)
  if(NOT "${version}" STREQUAL "")
    string(REGEX REPLACE ":.*" "" plain "${package}")
    add_part("deb-${plain}" "${plain}" "${version}" NOASSERTION "pkg:deb/debian/${plain}@${version}" "" "${relation}")
  endif()
endmacro()

# The libraries that the program loads.
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${PROGRAM} RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR unknown)
set(linked "")
foreach(library ${libraries})
  string(REGEX REPLACE "^/usr/" "/" short ${library})
  file(REAL_PATH ${library} real)
  foreach(path ${library} ${short} ${real})
    execute_process(COMMAND dpkg-query -S ${path} OUTPUT_VARIABLE owner ERROR_QUIET)
    if(owner MATCHES "^([^:, ]+)")
      list(APPEND linked ${CMAKE_MATCH_1})
      break()
    endif()
  endforeach()
endforeach()
list(REMOVE_DUPLICATES linked)
list(SORT linked)
foreach(package ${linked})
  add_debian(${package} DYNAMIC_LINK)
endforeach()

# What it was built with: header-only libraries among them are in the program.
file(STRINGS ${FOLDER}/scripts/packages.txt line REGEX "^build:")
string(REGEX REPLACE "^build: *" "" line "${line}")
string(REPLACE " " ";" built "${line}")
foreach(package ${built})
  add_debian(${package} "of BUILD_DEPENDENCY_OF")
endforeach()

# Data.
file(SHA256 ${FOLDER}/models/en.model hash)
add_part(model "models/en.model" "${VERSION}" "CC-BY-SA-4.0" "" ${hash} CONTAINS)
file(GLOB_RECURSE words ${FOLDER}/lexicon/*)
list(SORT words)
set(all "")
foreach(file ${words})
  file(SHA256 ${file} hash)
  string(APPEND all "${hash}\n")
endforeach()
string(SHA256 hash "${all}")
add_part(lexicon "lexicon" "${VERSION}" "Apache-2.0" "" ${hash} CONTAINS)
execute_process(COMMAND dpkg-query -W -f "\${Version}" wordnet-base OUTPUT_VARIABLE wordnet ERROR_QUIET)
add_part(wordnet "WordNet's lists of words" "${wordnet}" "LicenseRef-WordNet" "" "" CONTAINS)

# npm.
foreach(folder tests/browser tests/browser/peers tools/script bench/chrono bench/readability)
  file(READ ${FOLDER}/${folder}/package-lock.json lock)
  string(JSON count LENGTH "${lock}" packages)
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON key MEMBER "${lock}" packages ${i})
    if(NOT key STREQUAL "")
      string(REGEX REPLACE ".*node_modules/" "" name "${key}")
      string(JSON version GET "${lock}" packages "${key}" version)
      string(JSON licence ERROR_VARIABLE none GET "${lock}" packages "${key}" license)
      if(NOT licence MATCHES "^[A-Za-z0-9.-]+$" OR licence MATCHES "NOTFOUND$")
        set(licence NOASSERTION)
      endif()
      string(REPLACE "@" "%40" escaped "${name}")
      add_part("npm-${name}-${version}" "${name}" "${version}" "${licence}" "pkg:npm/${escaped}@${version}" "" "of TEST_DEPENDENCY_OF")
    endif()
  endforeach()
endforeach()

if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND git -C ${FOLDER} log -1 --format=%ct OUTPUT_VARIABLE time ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(ENV{SOURCE_DATE_EPOCH} "${time}")
endif()
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)
string(SHA256 unique "${packages}${relations}")
set(text "The text stands in the package wordnet-base, /usr/share/doc/wordnet-base/copyright")
if(EXISTS /usr/share/doc/wordnet-base/copyright)
  file(READ /usr/share/doc/wordnet-base/copyright text)
endif()
quote("${text}" text)
file(WRITE ${OUTPUT} "{\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\",\"name\":\"demarche-${VERSION}\",
\"documentNamespace\":\"https://demarche.invalid/spdx/${VERSION}/${unique}\",
\"creationInfo\":{\"created\":\"${created}\",\"creators\":[\"Tool: cmake/sbom.cmake\"]},
\"hasExtractedLicensingInfos\":[{\"licenseId\":\"LicenseRef-WordNet\",\"name\":\"WordNet\",\"extractedText\":${text}}],
\"packages\":[
{\"SPDXID\":\"SPDXRef-demarche\",\"name\":\"demarche\",\"versionInfo\":\"${VERSION}\",\"downloadLocation\":\"NOASSERTION\",\"filesAnalyzed\":false,\"licenseConcluded\":\"Apache-2.0\",\"licenseDeclared\":\"Apache-2.0\",\"copyrightText\":\"NOASSERTION\",\"primaryPackagePurpose\":\"APPLICATION\"}${packages}],
\"relationships\":[
{\"spdxElementId\":\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":\"SPDXRef-demarche\"}${relations}]}
")
