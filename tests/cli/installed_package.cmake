# Installs into a fresh prefix, builds the consumer against it, and runs both from outside the tree.
function(must)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output
    WORKING_DIRECTORY ${work})
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGV}: ${status}\n${output}")
  endif()
endfunction()

set(work ${BUILD}/installed_package)
file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work})
must(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)
# The generator of this build: another one need not be there.
must(${CMAKE_COMMAND} -S ${CONSUMER} -B ${work}/build -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${work}/prefix)
must(${CMAKE_COMMAND} --build ${work}/build)
must(${work}/build/consumer)

# The door is small, and the examples of the documentation work through it.
file(GLOB headers ${work}/prefix/include/fitrank/*)
list(LENGTH headers count)
if(count GREATER 15)
  message(FATAL_ERROR "${count} installed headers; at most 15 are the door")
endif()
must(${CMAKE_COMMAND} -S ${SOURCE}/docs/examples -B ${work}/examples -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${work}/prefix)
must(${CMAKE_COMMAND} --build ${work}/examples)
must(${work}/examples/rank_matrix)
must(${work}/examples/slider_moves)
set(data ${work}/prefix/share/fitrank)
execute_process(COMMAND ${work}/examples/rank_yaml ${data}/config/model.yaml
    ${data}/profiles/spacex-aiinfra-curious-swe-01.yaml ${data}/config/seed
  RESULT_VARIABLE status OUTPUT_VARIABLE ranked)
if(NOT status EQUAL 0 OR NOT ranked MATCHES "^1 nvidia 69.3")
  message(FATAL_ERROR "rank_yaml: ${status}\n${ranked}")
endif()
must(${CMAKE_COMMAND} -E env --unset=FITRANK_HOME ${work}/prefix/bin/fitrank reproduce)

# The program's part alone works from any folder, and has its manual, completions and licence.
must(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/program --component fitrank)
must(${CMAKE_COMMAND} -E chdir / ${CMAKE_COMMAND} -E env --unset=FITRANK_HOME ${work}/program/bin/fitrank rank)
foreach(file share/man/man1/fitrank-rank.1* share/man/man1/fitrank.1* share/bash-completion/completions/fitrank
    share/zsh/vendor-completions/_fitrank share/fish/vendor_completions.d/fitrank.fish share/doc/fitrank/copyright
    share/doc/fitrank/THIRD-PARTY-NOTICES.md share/fitrank/config/schema/model.schema.json)
  file(GLOB found ${work}/program/${file})
  if(NOT found)
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
if(EXISTS ${work}/program/include)
  message(FATAL_ERROR "headers are installed with the program")
endif()
