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
must(${CMAKE_COMMAND} -S ${CONSUMER} -B ${work}/build -DCMAKE_PREFIX_PATH=${work}/prefix)
must(${CMAKE_COMMAND} --build ${work}/build)
must(${work}/build/consumer)
must(${CMAKE_COMMAND} -E env --unset=FITRANK_HOME ${work}/prefix/bin/fitrank reproduce)
