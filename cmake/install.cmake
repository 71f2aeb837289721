# What `cmake --install` lays down, and the packages that cpack makes of it: the program with its data, manual page and
# completions (component program), and the library with its front doors (component library).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The same modes whatever the umask of who checked the files out and installs them. cpack makes folders of its own, by the
# umask, which must be 022 there.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(plain_files FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
    DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})

install(TARGETS demarche RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/demarche/ DESTINATION ${CMAKE_INSTALL_DATADIR}/demarche COMPONENT program ${plain_files})
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES models/MODEL_CARD.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs/schema DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program ${plain_files})
# The word lists are WordNet's: its notice goes with them.
install(FILES /usr/share/doc/wordnet-base/copyright RENAME copyright.wordnet DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT program OPTIONAL)

# The manual page and the completions come from the program's own table of flags.
set(shell ${PROJECT_BINARY_DIR}/shell)
add_custom_target(demarche_shell ALL
  COMMAND ${CMAKE_COMMAND} -E make_directory ${shell}
  COMMAND sh -c "$<TARGET_FILE:demarche-reference> man | gzip -9n > ${shell}/demarche.1.gz"
  COMMAND sh -c "$<TARGET_FILE:demarche> completion bash > ${shell}/demarche"
  COMMAND sh -c "$<TARGET_FILE:demarche> completion zsh > ${shell}/_demarche"
  COMMAND sh -c "$<TARGET_FILE:demarche> completion fish > ${shell}/demarche.fish"
  DEPENDS demarche demarche-reference COMMENT "Writing the manual page and the completions" VERBATIM)
install(FILES ${shell}/demarche.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${shell}/demarche DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${shell}/_demarche DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${shell}/demarche.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)

# What the program is made of (docs/trust.md, "Supply").
set(sbom ${PROJECT_BINARY_DIR}/demarche.spdx.json)
add_custom_command(OUTPUT ${sbom}
  COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:demarche> -DFOLDER=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
          -DOUTPUT=${sbom} -P ${PROJECT_SOURCE_DIR}/cmake/sbom.cmake
  DEPENDS demarche ${PROJECT_SOURCE_DIR}/cmake/sbom.cmake ${PROJECT_SOURCE_DIR}/scripts/packages.txt
  COMMENT "Listing the parts (SPDX)" VERBATIM)
add_custom_target(demarche_sbom ALL DEPENDS ${sbom})
install(FILES ${sbom} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# The library: static, so that a program that embeds it is one file. Of the rooms only base, core and the front doors
# can be seen (docs/library.md says what is promised).
get_property(rooms GLOBAL PROPERTY DEMARCHE_ROOMS)
list(REMOVE_ITEM rooms cli)
list(TRANSFORM rooms PREPEND demarche_ OUTPUT_VARIABLE targets)
install(TARGETS ${targets} demarche_flags EXPORT demarcheTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/demarche)
install(EXPORT demarcheTargets NAMESPACE demarche:: DESTINATION ${config} COMPONENT library)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/demarcheConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/demarcheConfig.cmake cmake/packages.cmake ${PROJECT_BINARY_DIR}/demarcheConfigVersion.cmake
        DESTINATION ${config} COMPONENT library)
set(headers ${CMAKE_INSTALL_INCLUDEDIR}/demarche)
foreach(room ${rooms})
  if(room MATCHES "^(base|core)$")
    install(DIRECTORY src/${room} DESTINATION ${headers} COMPONENT library ${plain_files} FILES_MATCHING PATTERN "*.h")
  else()
    install(FILES src/${room}/${room}.h DESTINATION ${headers}/${room} COMPONENT library)
  endif()
endforeach()
# What front doors show beside themselves.
install(FILES src/language/conllu.h DESTINATION ${headers}/language COMPONENT library)
install(FILES src/pipeline/archive.h src/pipeline/gathering.h src/pipeline/kept_articles.h src/pipeline/merger.h
              src/pipeline/options.h DESTINATION ${headers}/pipeline COMPONENT library)

# cpack -G DEB and -G TGZ, in the build folder.
set(CPACK_PACKAGE_NAME demarche)
set(CPACK_PACKAGE_VENDOR "the demarche project")
set(CPACK_PACKAGE_CONTACT "the demarche project <demarche@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_FILE_NAME demarche-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_COMPONENTS_ALL program)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/cpack_generators.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "graphviz, fonts-dejavu-core, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Turns archives of news articles into sourced, dated timelines of diplomatic events:\n who did what to whom, when, and which sentence says so. Reads folders, archives, crawls,\n feeds, mails and records; writes HTML pages, diagrams and tables. Needs no network.")
include(CPack)
