/// The scripts ask the program, so that they fit every release and know what the store has.
///
/// `xlplug complete -- WORD...` prints on its first line whether the shell adds file names, and on each
/// further line a word, a tab and its meaning.
extension Shell {
  /// The script.
  var completionScript: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// The script for bash, which splits words at ':' and '=' too.
  ///
  /// They are joined again, and the text before the last of these signs is cut off each answer. File names
  /// are left to readline, which quotes them.
  private static let bashScript = #"""
    # bash completion for xlplug
    _xlplug() {
        local line=${COMP_LINE:0:COMP_POINT} word files answer before
        local -a words=()
        for word in "${COMP_WORDS[@]:0:COMP_CWORD}" "$2"; do
            if [[ $line == [[:space:]]* || ${#words[@]} -eq 0 ]]; then
                line=${line#"${line%%[![:space:]]*}"}
                words+=("$word")
            else
                words[${#words[@]} - 1]+=$word
            fi
            line=${line#"$word"}
        done
        word=${words[${#words[@]} - 1]}
        before=''
        [[ $COMP_WORDBREAKS == *:* && $word == *:* ]] && before=${word%"${word##*:}"}
        [[ $COMP_WORDBREAKS == *=* && ${word#"$before"} == *=* ]] && before=${word%"${word##*=}"}
        COMPREPLY=()
        compopt +o default +o dirnames +o nospace
        {
            read -r files
            while IFS=$'\t' read -r answer _; do COMPREPLY+=("${answer#"$before"}"); done
        } < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
        case $files in
        files) compopt -o default ;;
        directories) compopt -o dirnames ;;
        esac
    }
    complete -F _xlplug xlplug
    """#

  private static let zshScript = #"""
    #compdef xlplug
    _xlplug() {
        local -a answers described
        local answer files
        answers=("${(@f)$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
        files=${answers[1]}
        for answer in "${(@)answers[2,-1]}"; do
            described+=("${${answer%%$'\t'*}//:/\\:}:${answer#*$'\t'}")
        done
        (( ${#described} )) && _describe -V xlplug described
        [[ $files = none ]] && return
        compset -P '--*='
        case $files in
        files) _files ;;
        directories) _files -/ ;;
        esac
    }
    if [[ $funcstack[1] = _xlplug ]]; then
        _xlplug "$@"
    else
        compdef _xlplug xlplug
    fi
    """#

  private static let fishScript = #"""
    # fish completion for xlplug
    function __xlplug_complete
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l answers ($words[1] complete -- $words[2..-1] $current 2>/dev/null)
        set -q answers[2]; and printf '%s\n' $answers[2..-1]
        set -l option (string match -r -- '^--[^=]*=' "$current")
        set -l value (string replace -r -- '^--[^=]*=' '' "$current")
        switch "$answers[1]"
            case files
                for path in (__fish_complete_path "$value" '')
                    printf '%s%s\n' "$option" $path
                end
            case directories
                for path in (__fish_complete_directories "$value" '')
                    printf '%s%s\n' "$option" $path
                end
        end
    end
    complete -c xlplug -f -a '(__xlplug_complete)'
    """#
}
