# The Debian package of the program: `cpack` in a build folder, or scripts/package. The development component stays out
# of it, since a static library serves who builds from the checkout anyway.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fitrank)
set(CPACK_PACKAGE_VENDOR fitrank)
set(CPACK_PACKAGE_CONTACT "fitrank maintainers <maintainers@fitrank.invalid>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_COMPONENTS_ALL fitrank)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FITRANK_PACKAGE_NAME fitrank)
set(CPACK_DEBIAN_FITRANK_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_FITRANK_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FITRANK_PACKAGE_SECTION science)
set(CPACK_DEBIAN_FITRANK_PACKAGE_SUGGESTS "man-db, bash-completion")
set(CPACK_COMPONENT_FITRANK_DESCRIPTION "fitrank turns dated, sourced observations about companies into scores, weighs
them by a profile, and prints who fits best, why, how sure that is, and what
is unknown. It never hides a gap and traces every number to its source.
.
This package holds the program, its model, company dossiers, example profiles
and schemas, manual pages, and completions for bash, zsh and fish.")
# What dpkg wants of modes, whatever the umask of the build.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
include(CPack)
