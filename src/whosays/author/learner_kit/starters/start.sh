#!/bin/sh
# Sets the kit up beside this file the first time, then opens it. For Linux and macOS.
wheel="@WHEEL@"
python=".venv/bin/python"
installed=".venv/whosays-installed.whl" # a copy: another kit in this folder is seen by its bytes
apart=""
if [ "$(uname)" = Darwin ]; then # python3 by itself may be the system's offer to install something else
    apart="/Library/Frameworks/Python.framework/Versions/Current/bin/python3 /opt/homebrew/bin/python3 /usr/local/bin/python3"
fi
log="setting-up-log.txt" # what pip says of a computer without internet, many lines of it
mark="setting-up.txt"
mine="" # whether the mark is this window's
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONHOME PYTHONPATH

let_go() {
    [ -z "$mine" ] || rm -f "$mark"
    mine=""
}

stop() {
    let_go
    echo
    echo "$1"
    if [ -t 0 ]; then
        printf 'Press Enter to close. '
        read -r _
    fi
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1
}

is_set_up() { # a window that was closed too early leaves a folder without pip
    is_new_enough "$python" && "$python" -m pip --version > /dev/null 2>&1
}

find_python() {
    for each in $apart python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$each"; then
            found="$each"
            return
        fi
    done
    stop "Python 3.11 or newer was not found: get it from python.org (on Linux from your system's packages), then start this file again."
}

is_ready() {
    cmp -s "$wheel" "$installed" && "$python" -m whosays --version > /dev/null 2>&1
}

cannot_write() {
    stop "Nothing can be written in this folder: move it to a place of your own that has room, then start this file again."
}

take_mark() { # -C: of two in the very same moment, one makes the file
    (set -C && : > "$mark") 2> /dev/null || return 1
    mine=yes
    echo $$ > "$mark" || cannot_write
}

read_mark() {
    cat "$mark" 2> /dev/null
}

take_over() { # from a window that was closed; of two that find its mark, one makes the folder
    mkdir ".set-up-after-$1" 2> /dev/null || return 1
    [ ! -f "$mark" ] || [ "$(read_mark)" != "$1" ] || { mine=yes && echo $$ > "$mark"; }
    rmdir ".set-up-after-$1"
    [ -n "$mine" ]
}

alone() { # whoever waits a minute clicks again, and two must not set up one folder
    [ -w . ] || cannot_write
    trap let_go EXIT
    trap 'exit 1' HUP INT TERM
    take_mark && return
    other="$(read_mark)"
    [ -n "$other" ] || { sleep 1 && other="$(read_mark)"; } # made in this moment, and not yet written
    if kill -0 "$other" 2> /dev/null || ! take_over "$other"; then
        stop "Another window is setting the kit up: go on in that one. Is there none? Delete the file setting-up.txt here, then start this file again."
    fi
}

no_net() {
    stop "Its libraries could not be fetched: this computer needs the internet once, and room for 500 MB; then start this file again. (For whoever looks after it: $log says what went wrong.)"
}

install() {
    "$python" -m pip install --quiet --no-index --no-deps --force-reinstall "./$wheel" || stop "The kit could not be installed: the line above says why; unzip the kit again and start this file again."
    rm -f "$log"
    if ! { [ -d libraries ] && "$python" -m pip install --no-index --find-links libraries "./$wheel" 2>> "$log"; }; then
        "$python" -m pip install "./$wheel" 2>> "$log" || no_net
    fi
    rm -f "$log"
    cp "$wheel" "$installed"
}

set_up() {
    echo "Setting up, in this folder. The first time this takes some minutes."
    if ! is_set_up; then
        find_python
        rm -rf .venv
        "$found" -m venv .venv || stop "Python could not make the folder .venv here: move this folder to a place of your own (one with a colon in its path will not do); on Debian and Ubuntu, install python3-venv first; then start this file again."
    fi
    install
}

cd "$(dirname "$0")" || stop "This folder cannot be opened: unzip the kit into a place of your own."
[ -f "$wheel" ] || stop "$wheel is not beside this file: unzip the whole kit, and start this file from there."
if ! is_ready; then
    alone
    is_ready || set_up # another window may have done it just now
    let_go
    trap - EXIT HUP INT TERM
fi
"$python" -m whosays lab --choose "$@"
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 130 ] || stop "The lines above say what is wrong. Show them to your teacher."
