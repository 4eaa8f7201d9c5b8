# Completion of optbench for bash 4 or later. To install, in ~/.bashrc:
#
#     eval "$(optbench completion bash)"
#
# It asks the optbench that is being typed, so it fits every version: node_modules/.bin/optbench too.

_optbench() {
  local line=${COMP_LINE:0:COMP_POINT} typed prefix='' breaks word lead path
  local -a words
  # not COMP_WORDS: bash splits them at ":" and "=" as well
  read -ra words <<<"$line"
  if [[ $line == *[[:space:]] ]]; then words+=(''); fi
  typed=${words[${#words[@]} - 1]}

  # bash replaces what stands behind the last of its word breaks
  breaks=${COMP_WORDBREAKS//[^:=]/}
  if [[ -n $breaks && $typed == *[$breaks]* ]]; then prefix=${typed%"${typed##*[$breaks]}"}; fi

  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    if [[ -z $word ]]; then
      compopt -o filenames 2>/dev/null
      # "junit=out", "old=one.json": a path behind the "=", unless the whole word is one
      path=$typed
      if ! compgen -f -- "$typed" >/dev/null; then path=${typed##*=}; fi
      lead=${typed%"$path"}
      while IFS= read -r word; do
        word=$lead$word
        COMPREPLY+=("${word#"$prefix"}")
      done < <(compgen -f -- "$path")
    else
      COMPREPLY+=("${word#"$prefix"}")
      if [[ $word == *[:=/] ]]; then compopt -o nospace 2>/dev/null; fi
    fi
  done < <("${words[0]/#\~\//$HOME/}" completion --words "${words[@]:1}" 2>/dev/null)
}

complete -F _optbench optbench
