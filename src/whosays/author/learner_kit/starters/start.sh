#!/bin/sh
# Sets the kit up beside this file the first time, then opens it. For Linux and macOS.
wheel="@WHEEL@"
python=".venv/bin/python"
installed=".venv/whosays-installed.whl" # a copy: another kit in this folder is seen by its bytes
apart=""
if [ "$(uname)" = Darwin ]; then # python3 by itself may be the system's offer to install something else
    apart="/Library/Frameworks/Python.framework/Versions/Current/bin/python3 /opt/homebrew/bin/python3 /usr/local/bin/python3"
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONHOME PYTHONPATH

stop() {
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

alone() { # whoever waits a minute clicks again, and two must not set up one folder
    [ -w . ] || stop "Nothing can be written in this folder: move it to a place of your own, then start this file again."
    if [ -f setting-up.txt ] && kill -0 "$(cat setting-up.txt)" 2> /dev/null; then
        stop "Another window is setting the kit up: go on in that one. Is there none? Delete the file setting-up.txt here, then start this file again."
    fi
    echo $$ > setting-up.txt
    trap 'rm -f setting-up.txt' EXIT
}

set_up() {
    alone
    echo "Setting up, in this folder. The first time this takes some minutes."
    if ! is_set_up; then
        find_python
        rm -rf .venv
        "$found" -m venv .venv || stop "Python could not make the folder .venv here: move this folder to a place of your own (one with a colon in its path will not do); on Debian and Ubuntu, install python3-venv first; then start this file again."
    fi
    "$python" -m pip install --quiet --no-index --no-deps --force-reinstall "./$wheel" || stop "The kit could not be installed: the line above says why; unzip the kit again and start this file again."
    if ! { [ -d libraries ] && "$python" -m pip install --no-index --find-links libraries "./$wheel"; }; then
        "$python" -m pip install "./$wheel" || stop "Its libraries could not be fetched: this computer needs the internet once, and room for 500 MB; then start this file again."
    fi
    cp "$wheel" "$installed"
    rm -f setting-up.txt
}

cd "$(dirname "$0")" || stop "This folder cannot be opened: unzip the kit into a place of your own."
[ -f "$wheel" ] || stop "$wheel is not beside this file: unzip the whole kit, and start this file from there."
if ! cmp -s "$wheel" "$installed" || ! "$python" -m whosays --version > /dev/null 2>&1; then
    set_up
fi
"$python" -m whosays lab --choose "$@"
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 130 ] || stop "The lines above say what is wrong. Show them to your teacher."
