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
  # GCC 12 sees these three in its own std::string when it inlines at -O3 (GCC bugs 105329 and 105593).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow>)
