# Makes the Debian package of this build and looks into it: control fields, dependencies, contents. Skipped where dpkg's
# tools are absent.
foreach(tool dpkg-deb dpkg-shlibdeps file)
  find_program(FOUND_${tool} ${tool})
  if(NOT FOUND_${tool})
    message("skipped: no ${tool} here")
    return()
  endif()
endforeach()

function(must output)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE errors
    WORKING_DIRECTORY ${BUILD})
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${status}\n${text}\n${errors}")
  endif()
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

function(must_match what text)
  foreach(pattern IN LISTS ARGN)
    if(NOT "${text}" MATCHES "${pattern}")
      message(FATAL_ERROR "${what} lacks ${pattern}:\n${text}")
    endif()
  endforeach()
endfunction()

set(folder ${BUILD}/debian_package)
file(REMOVE_RECURSE ${folder})
must(ignored ${CPACK} -B ${folder})
file(GLOB debs ${folder}/fitrank_*.deb)
list(LENGTH debs count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "one package is wanted, not: ${debs}")
endif()
must(fields ${FOUND_dpkg-deb} -f ${debs})
must_match("the control file" "${fields}" "Package: fitrank\n" "Version: ${VERSION}\n" "Section: science\n"
  "Maintainer: [^\n]+ <[^\n]+>\n" "Depends: [^\n]*libc6[^\n]*" "Depends: [^\n]*libyaml-cpp0"
  "Depends: [^\n]*libsqlite3-0" "Description: Ranks employers[^\n]+\n fitrank turns[^\n]+\n [^\n]+\n [^\n]+\n \\.\n This package")
must(contents ${FOUND_dpkg-deb} -c ${debs})
must_match("the package" "${contents}" "/usr/bin/fitrank\n" "/usr/share/man/man1/fitrank-rank\\.1\\.gz\n"
  "/usr/share/fitrank/config/model\\.yaml\n" "/usr/share/fitrank/profiles/" "/usr/share/doc/fitrank/copyright\n"
  "/usr/share/bash-completion/completions/fitrank\n")
if("${contents}" MATCHES "/usr/include")
  message(FATAL_ERROR "headers are in the program's package:\n${contents}")
endif()
