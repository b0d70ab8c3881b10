@echo off
rem Sets the kit up beside this file the first time, then opens it. For Windows.
setlocal
set "WHEEL=@WHEEL@"
set "VENV_PYTHON=.venv\Scripts\python.exe"
set "INSTALLED=.venv\whosays-installed.whl"
set "LOG=setting-up-log.txt"
set "LOCK=setting-up.lock"
set "HELD="
set "FOUND="
set "PYTHONHOME="
set "PYTHONPATH="
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
pushd "%~dp0"
if not exist "%WHEEL%" goto in_the_zip
call :is_ready && goto open
rem Two windows must not set up one folder. A file that is open for writing is refused to a second window, and
rem Windows itself closes it when a window is closed: so nothing stays behind that would have to be taken over.
rem The second window shows Windows' own line first, that the file is in use. Not run, as all of this file.
call :alone 9>"%LOCK%"
if not defined HELD goto not_alone
if errorlevel 1 goto close
del "%LOCK%" >nul 2>&1

:open
"%VENV_PYTHON%" -m whosays lab --choose %*
if errorlevel 1 goto it_stopped
exit /b 0

:is_ready
fc /b "%WHEEL%" "%INSTALLED%" >nul 2>&1 || exit /b 1
"%VENV_PYTHON%" -m whosays --version >nul 2>&1 || exit /b 1
exit /b 0

:alone
set "HELD=1"
call :is_ready && exit /b 0
echo Setting up, in this folder. The first time this takes some minutes.
call :try "%VENV_PYTHON%"
if not defined FOUND goto find
"%VENV_PYTHON%" -m pip --version >nul 2>&1 && goto install
set "FOUND="

:find
call :try py -3
if not defined FOUND call :try python
if not defined FOUND call :try python3
if not defined FOUND goto no_python
if exist .venv rmdir /s /q .venv
%FOUND% -m venv .venv || goto no_folder

:install
"%VENV_PYTHON%" -m pip install --quiet --no-index --no-deps --force-reinstall ".\%WHEEL%" || goto not_installed
if exist "%LOG%" del "%LOG%"
if not exist libraries goto from_the_net
"%VENV_PYTHON%" -m pip install --no-index --find-links libraries ".\%WHEEL%" 2>"%LOG%" && goto ready

:from_the_net
"%VENV_PYTHON%" -m pip install ".\%WHEEL%" 2>>"%LOG%" || goto no_net

:ready
if exist "%LOG%" del "%LOG%"
copy /y "%WHEEL%" "%INSTALLED%" >nul
exit /b 0

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set FOUND=%*
exit /b 0

:no_python
echo Python 3.11 or newer was not found: get it from python.org, tick "Add python.exe to PATH", then start this file again.
exit /b 1

:no_folder
echo Python could not make the folder .venv here: move this folder to a place of your own, then start this file again.
exit /b 1

:not_installed
echo The kit could not be installed: the line above says why; unzip the kit again and start this file again.
exit /b 1

:no_net
echo Its libraries could not be fetched: this computer needs the internet once, and room for 500 MB; then start this file again.
echo For whoever looks after it: %LOG% says what went wrong.
exit /b 1

:in_the_zip
echo %WHEEL% is not beside this file: right-click the zip, choose "Extract All...", and start this file from there.
goto close

:not_alone
if not exist "%LOCK%" goto closed_folder
echo Another window is setting the kit up: go on in that one. Is there none? Then start this file again.
goto close

:closed_folder
echo Nothing can be written in this folder: move it to a place of your own, then start this file again.
goto close

:it_stopped
echo.
echo The lines above say what is wrong. Show them to your teacher.

:close
pause
exit /b 1
