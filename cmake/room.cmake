# demarche_room(NAME LINKS ... PRIVATE_LINKS ...): the library of src/NAME. Its sources are all
# *.cpp below the folder but main.cpp; LINKS are the rooms and packages its front door shows.
function(demarche_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(demarche_${name} STATIC ${sources})
  target_include_directories(demarche_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
                                                    $<INSTALL_INTERFACE:include/demarche>)
  target_compile_features(demarche_${name} PUBLIC cxx_std_20)
  set_property(GLOBAL APPEND PROPERTY DEMARCHE_ROOMS ${name})
  target_link_libraries(demarche_${name} PUBLIC ${ROOM_LINKS} PRIVATE demarche_flags ${ROOM_PRIVATE_LINKS})
  target_compile_definitions(demarche_${name} PRIVATE DEMARCHE_VERSION="${PROJECT_VERSION}")
endfunction()

# demarche_program(NAME SOURCE LINKS ...)
function(demarche_program name source)
  cmake_parse_arguments(PROGRAM "" "" "LINKS" ${ARGN})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE demarche_flags ${PROGRAM_LINKS})
endfunction()

# The data that the program reads, laid beside it as it will be when installed:
# build/share/demarche/{lexicon,models,templates,wordnet}, and lexicon.seal.
function(demarche_share_folder)
  # Irregular word forms, kept by WordNet (package wordnet-base).
  find_path(WORDNET_FOLDER verb.exc PATHS /usr/share/wordnet REQUIRED NO_DEFAULT_PATH)
  set(share ${PROJECT_BINARY_DIR}/share/demarche)
  # Of the lists of base forms only the words, since the program reads them whole at each start: no entries of several
  # words, nothing behind the word. WordNet's notice, in lines that begin with a space, stays.
  set(words "")
  foreach(class verb noun adj)
    list(APPEND words COMMAND sed -e "/^ /b" -e "/^[^ ]*_/d" -e "s/ .*//" ${WORDNET_FOLDER}/index.${class}
         > ${share}/wordnet/index.${class})
  endforeach()
  add_custom_target(demarche_share ALL
    COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/wordnet ${share}/models
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${share}/lexicon ${share}/templates
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/lexicon ${share}/lexicon
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/templates ${share}/templates
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${PROJECT_SOURCE_DIR}/models/en.model ${share}/models/en.model
    COMMAND ${CMAKE_COMMAND} -E copy_if_different
            ${WORDNET_FOLDER}/verb.exc ${WORDNET_FOLDER}/noun.exc ${WORDNET_FOLDER}/adj.exc ${share}/wordnet
    ${words}
    COMMAND demarche-seal ${share}/lexicon
    COMMENT "Laying out share/demarche" VERBATIM)
endfunction()

# The digest of the code that decides what an extraction holds, as a header of the pipeline: what was stored by
# other rules is known by it (docs/store.md).
function(demarche_rules_digest)
  set(header ${PROJECT_BINARY_DIR}/generated/rules_digest.h)
  foreach(room base core lexicon records language time extractor timeline/anchor)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/*.h ${PROJECT_SOURCE_DIR}/src/${room}/*.cpp)
    list(APPEND rules ${found})
  endforeach()
  set(make_header ${CMAKE_COMMAND} -DHEADER=${header} -DFOLDER=${PROJECT_SOURCE_DIR}/src
                  -P ${PROJECT_SOURCE_DIR}/cmake/rules_digest.cmake)
  if(NOT EXISTS ${header})
    execute_process(COMMAND ${make_header})  # for clang-tidy, which reads sources that are not built
  endif()
  add_custom_command(OUTPUT ${header} COMMAND ${make_header}
    DEPENDS ${rules} ${PROJECT_SOURCE_DIR}/cmake/rules_digest.cmake
    COMMENT "Hashing the rules" VERBATIM)
  add_custom_target(demarche_rules DEPENDS ${header})
  add_dependencies(demarche_pipeline demarche_rules)
  target_include_directories(demarche_pipeline PRIVATE ${PROJECT_BINARY_DIR}/generated)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/src/pipeline/digest.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
