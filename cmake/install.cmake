# Install and export rules: the executable, the library with its CMake package, and the data files.
include(CMakePackageConfigHelpers)

install(TARGETS fitrank fitrank_main EXPORT fitrank-targets)
install(DIRECTORY include/fitrank DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY config profiles DESTINATION ${CMAKE_INSTALL_DATADIR}/fitrank)
install(EXPORT fitrank-targets NAMESPACE fitrank:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank)

configure_package_config_file(cmake/fitrank-config.cmake.in ${PROJECT_BINARY_DIR}/fitrank-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/fitrank-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/fitrank-config.cmake ${PROJECT_BINARY_DIR}/fitrank-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank)
