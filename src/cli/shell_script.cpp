#include "cli/shell_script.hpp"

#include <stdexcept>

namespace fitrank::cli {

namespace {

constexpr std::string_view kBash = R"sh(# bash completion of fitrank; written by `fitrank complete bash`.
_fitrank() {
  local line word current kept files='' i
  local -a words=() found=()
  COMPREPLY=()
  for ((i = 1; i <= COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    # bash cuts words at = and :, fitrank does not.
    if ((i > 1)) && { [[ $word == [=:]* ]] || [[ ${COMP_WORDS[i-1]} == *[=:] ]]; }; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  current=${words[-1]}
  kept=${current%"${current##*[=:]}"}
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=yes
    else
      word=${line%%$'\t'*}
      COMPREPLY+=("${word#"$kept"}")
    fi
  done < <("${1/#\~/$HOME}" complete words -- "${words[@]}" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace
  elif [[ -n $files ]]; then
    compopt -o filenames
    mapfile -t found < <(compgen -f -- "${current#"$kept"}")
    COMPREPLY+=("${found[@]}")
  fi
}
complete -F _fitrank fitrank
)sh";

constexpr std::string_view kZsh = R"sh(#compdef fitrank
# zsh completion of fitrank; written by `fitrank complete zsh`.
_fitrank() {
  local -a before plain open
  local line word note files
  ((CURRENT > 2)) && before=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$("${(Q)words[1]}" complete words -- "${before[@]}" "$PREFIX" 2>/dev/null)}"; do
    [[ -z $line ]] && continue
    [[ $line == :files ]] && { files=yes; continue }
    word=${${line%%$'\t'*}//:/\\:}
    note=${line#*$'\t'}
    if [[ $word == *= ]]; then open+=("$word:$note"); else plain+=("$word:$note"); fi
  done
  (($#plain)) && _describe -t words fitrank plain
  (($#open)) && _describe -t words fitrank open -S ''
  if [[ -n $files ]]; then
    compset -P '--*='
    _files
  fi
}
if [[ $funcstack[1] == _fitrank ]]; then _fitrank "$@"; else compdef _fitrank fitrank; fi
)sh";

constexpr std::string_view kFish = R"sh(# fish completion of fitrank; written by `fitrank complete fish`.
function __fitrank_complete
  set -l words (commandline -opc)
  set -l program $words[1]
  set -e words[1]
  set -l current (commandline -ct)
  for line in ($program complete words -- $words "$current" 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path "$current"
    else
      echo $line
    end
  end
end
complete -c fitrank -f -a '(__fitrank_complete)'
)sh";

}  // namespace

std::string_view shell_script(Shell shell) {
  switch (shell) {
    case Shell::bash:
      return kBash;
    case Shell::zsh:
      return kZsh;
    case Shell::fish:
      return kFish;
  }
  throw std::logic_error("unknown shell");
}

}  // namespace fitrank::cli
