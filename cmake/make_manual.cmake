# Asks the built binary for its manual pages and completion scripts, and compresses the pages as man reads them.
#
#   cmake -DFITRANK=build/fitrank -DFOLDER=build/manual -P make_manual.cmake

function(write_answer file)
  execute_process(COMMAND ${FITRANK} ${ARGN} OUTPUT_FILE ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER}/man1 ${FOLDER}/completions)
execute_process(COMMAND ${FITRANK} help --format markdown OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n## [a-z ]+" commands "${page}")

write_answer(${FOLDER}/man1/fitrank.1 help --format man)
foreach(command IN LISTS commands)
  string(REPLACE "\n## " "" command "${command}")
  string(REPLACE " " "-" name "${command}")
  string(REPLACE " " ";" words "${command}")
  write_answer(${FOLDER}/man1/fitrank-${name}.1 help ${words} --format man)
endforeach()
find_program(GZIP gzip)
if(GZIP)
  file(GLOB pages ${FOLDER}/man1/*.1)
  execute_process(COMMAND ${GZIP} -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()

write_answer(${FOLDER}/completions/fitrank complete bash)
write_answer(${FOLDER}/completions/_fitrank complete zsh)
write_answer(${FOLDER}/completions/fitrank.fish complete fish)
file(TOUCH ${FOLDER}/made)
