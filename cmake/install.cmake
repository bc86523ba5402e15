# Install and export rules. Two components: `fitrank`, the program with its data, manual and completions; and
# `development`, the library, its headers and its CMake package.
include(CMakePackageConfigHelpers)

set(MANUAL ${PROJECT_BINARY_DIR}/manual)
add_custom_command(OUTPUT ${MANUAL}/made
  COMMAND ${CMAKE_COMMAND} -DFITRANK=$<TARGET_FILE:fitrank_main> -DFOLDER=${MANUAL}
    -P ${PROJECT_SOURCE_DIR}/cmake/make_manual.cmake
  DEPENDS fitrank_main ${PROJECT_SOURCE_DIR}/cmake/make_manual.cmake
  VERBATIM)
add_custom_target(manual ALL DEPENDS ${MANUAL}/made)

install(TARGETS fitrank_main COMPONENT fitrank)
install(DIRECTORY config profiles DESTINATION ${CMAKE_INSTALL_DATADIR}/fitrank COMPONENT fitrank)
install(DIRECTORY ${MANUAL}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT fitrank)
install(FILES ${MANUAL}/completions/fitrank DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  COMPONENT fitrank)
install(FILES ${MANUAL}/completions/_fitrank DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
  COMPONENT fitrank)
install(FILES ${MANUAL}/completions/fitrank.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  COMPONENT fitrank)
install(FILES README.md CHANGELOG.md SECURITY.md NOTICE THIRD-PARTY-NOTICES.md TYPE DOC COMPONENT fitrank)
install(FILES LICENSE TYPE DOC RENAME copyright COMPONENT fitrank)

# Each component of the package has its own targets, so that one needs only its own libraries.
foreach(part core data import output)
  install(TARGETS fitrank_${part} EXPORT fitrank-${part}-targets COMPONENT development)
  install(EXPORT fitrank-${part}-targets NAMESPACE fitrank:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank
    COMPONENT development)
endforeach()
install(DIRECTORY include/fitrank DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

configure_package_config_file(cmake/fitrank-config.cmake.in ${PROJECT_BINARY_DIR}/fitrank-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/fitrank-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/fitrank-config.cmake ${PROJECT_BINARY_DIR}/fitrank-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fitrank COMPONENT development)
