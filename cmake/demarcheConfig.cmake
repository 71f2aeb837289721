# find_package(demarche): the rooms as demarche::demarche_pipeline and so on, each with what it needs.
include(CMakeFindDependencyMacro)
include(${CMAKE_CURRENT_LIST_DIR}/packages.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/demarcheTargets.cmake)
