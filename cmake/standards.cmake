# What every target of ours is compiled with: INTERFACE targets standard_settings and standard_warnings.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

add_library(standard_settings INTERFACE)
target_compile_features(standard_settings INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
# A score is one sequence of roundings on every processor: no multiply and add may be fused.
target_compile_options(standard_settings INTERFACE -ffp-contract=off)
if(FITRANK_SANITIZE)
  target_compile_options(standard_settings INTERFACE -fsanitize=${FITRANK_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(standard_settings INTERFACE -fsanitize=${FITRANK_SANITIZE})
endif()

add_library(standard_warnings INTERFACE)
target_compile_options(standard_warnings INTERFACE -Wall -Wextra -Wshadow -Wpedantic -Wfloat-equal
  -Wold-style-cast -Wconversion -Wstrict-aliasing -Wsuggest-override -Wnon-virtual-dtor
  $<$<BOOL:${FITRANK_DEVELOPMENT}>:-Werror>
  # GCC 12 sees these four in its own std::string when it inlines (GCC bugs 105329, 105593 and 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds>
  # Told of what only looks like a header: a source file that is compiled together with others.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)

# For code whose speed nobody notices.
set(RARELY_RUN $<$<CONFIG:Release>:-O1>)

# Headers cost more time than the files that include them: files of one room are compiled several at a time, as one unit.
# Names in the unnamed namespaces of one room must therefore differ.
option(FITRANK_TOGETHER "Compile several files of a room as one unit" ON)

# compile_together(SIZE FILE...): units of SIZE files, in the order of the list. Each folder has units of its own.
function(compile_together size)
  if(NOT FITRANK_TOGETHER)
    return()
  endif()
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH path ${CMAKE_CURRENT_SOURCE_DIR} ${source})
    get_filename_component(folder ${path} DIRECTORY)
    string(MAKE_C_IDENTIFIER "${folder}" room)
    if(NOT DEFINED count_${room})
      set(count_${room} 0)
    endif()
    math(EXPR unit "${count_${room}} / ${size}")
    math(EXPR count_${room} "${count_${room}} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${room}_${unit})
  endforeach()
endfunction()
