# Puts page.html, the styles and the bundled script into one page, with a policy that allows just these by their hashes,
# and writes it as C++: the text before the data and the text behind it.
#
#   cmake -DFOLDER=src/page/web -DSTYLES=a.css,b.css -DSCRIPT=page.js -DOUTPUT=page.cpp -P embed_page.cmake

function(hex_to_base64 hex result)
  set(digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  string(LENGTH ${hex} length)
  set(text "")
  # Three bytes are six digits of hexadecimal and four of base64; what is missing at the end is zeros.
  foreach(at RANGE 0 ${length} 6)
    if(at EQUAL length)
      break()
    endif()
    string(SUBSTRING ${hex}000000 ${at} 6 six)
    math(EXPR value "0x${six}")
    foreach(shift 18 12 6 0)
      math(EXPR digit "(${value} >> ${shift}) & 63")
      string(SUBSTRING ${digits} ${digit} 1 digit)
      string(APPEND text ${digit})
    endforeach()
  endforeach()
  math(EXPR bytes "${length} / 2")
  math(EXPR rest "${bytes} % 3")
  string(LENGTH ${text} digits_made)
  if(rest GREATER 0)
    math(EXPR padding "3 - ${rest}")
    math(EXPR kept "${digits_made} - ${padding}")
    string(SUBSTRING ${text} 0 ${kept} text)
    string(REPEAT = ${padding} equals)
    string(APPEND text ${equals})
  endif()
  set(${result} ${text} PARENT_SCOPE)
endfunction()

function(hash_source text result)
  string(SHA256 hex "${text}")
  hex_to_base64(${hex} base64)
  set(${result} "'sha256-${base64}'" PARENT_SCOPE)
endfunction()

# Fails where `text` holds what would end the element or the literal that it goes into.
function(refuse name text)
  foreach(forbidden IN LISTS ARGN)
    string(TOLOWER "${text}" lower)
    string(FIND "${lower}" "${forbidden}" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${name} holds ${forbidden}, which would end what it goes into")
    endif()
  endforeach()
endfunction()

function(need_once text placeholder)
  string(FIND "${text}" "${placeholder}" first)
  string(FIND "${text}" "${placeholder}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "page.html must hold ${placeholder} once")
  endif()
endfunction()

# No text that goes into the page holds what would end its element, or a place that is yet to be filled.
function(refuse_all name text)
  refuse(${name} "${text}" ${ARGN} "/*policy*/" "/*style*/" "/*script*/" "/*data*/" ")page\"")
endfunction()

function(read_styles names result)
  string(REPLACE "," ";" names "${names}")
  set(all "")
  foreach(name IN LISTS names)
    file(READ ${FOLDER}/${name} text)
    # Indentation is for whoever reads the sources; it would be an eighth of the page.
    string(REGEX REPLACE "\n +" "\n" text "\n${text}")
    # And ends of lines where a rule goes on, or has ended by a mark of its own.
    string(REGEX REPLACE "\n+" "\n" text "${text}")
    string(REGEX REPLACE "([[{(,;])\n" "\\1" text "${text}")
    string(REGEX REPLACE "\n([])}.?:|&+])" "\\1" text "${text}")
    # No text of a style holds these.
    string(REPLACE ") {" "){" text "${text}")
    string(REPLACE ": " ":" text "${text}")
    string(REPLACE " {" "{" text "${text}")
    refuse_all(${name} "${text}" "</style")
    string(APPEND all "${text}")
  endforeach()
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

read_styles("${STYLES}" style)
file(READ ${SCRIPT} script)
refuse_all(${SCRIPT} "${script}" "</script" "<!--")
hash_source("${style}" style_hash)
hash_source("${script}" script_hash)
set(policy "default-src 'none'; style-src ${style_hash}; script-src ${script_hash}; img-src data:; base-uri 'none'")
string(APPEND policy "; form-action 'none'")

file(READ ${FOLDER}/page.html page)
refuse(page.html "${page}" ")page\"")
foreach(part policy style script data)
  need_once("${page}" "/*${part}*/")
endforeach()
foreach(part policy style script)
  string(REPLACE "/*${part}*/" "${${part}}" page "${page}")
endforeach()
string(FIND "${page}" "/*data*/" at)
string(SUBSTRING "${page}" 0 ${at} before)
math(EXPR at "${at} + 8")
string(SUBSTRING "${page}" ${at} -1 behind)
file(WRITE ${OUTPUT} "// Made from src/page/web by cmake/embed_page.cmake.
#include \"page/page_source.hpp\"

namespace fitrank {

const std::string_view kPageBeforeData = R\"page(${before})page\";
const std::string_view kPageBehindData = R\"page(${behind})page\";

}  // namespace fitrank
")
