@echo off
rem Sets the kit up beside this file the first time, then opens it. For Windows.
setlocal
set "WHEEL=@WHEEL@"
set "VENV_PYTHON=.venv\Scripts\python.exe"
set "INSTALLED=.venv\whosays-installed.whl"
set "FOUND="
set "PYTHONHOME="
set "PYTHONPATH="
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
pushd "%~dp0"
if not exist "%WHEEL%" goto in_the_zip
fc /b "%WHEEL%" "%INSTALLED%" >nul 2>&1 || goto set_up
"%VENV_PYTHON%" -m whosays --version >nul 2>&1 || goto set_up

:open
"%VENV_PYTHON%" -m whosays lab --choose %*
if errorlevel 1 goto it_stopped
exit /b 0

:set_up
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
if not exist libraries goto from_the_net
"%VENV_PYTHON%" -m pip install --no-index --find-links libraries ".\%WHEEL%" && goto ready

:from_the_net
"%VENV_PYTHON%" -m pip install ".\%WHEEL%" || goto no_net

:ready
copy /y "%WHEEL%" "%INSTALLED%" >nul
goto open

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set FOUND=%*
exit /b 0

:in_the_zip
echo %WHEEL% is not beside this file: right-click the zip, choose "Extract All...", and start this file from there.
goto close

:no_python
echo Python 3.11 or newer was not found: get it from python.org, tick "Add python.exe to PATH", then start this file again.
goto close

:no_folder
echo Python could not make the folder .venv here: move this folder to a place of your own, then start this file again.
goto close

:not_installed
echo The kit could not be installed: the line above says why; unzip the kit again and start this file again.
goto close

:no_net
echo Its libraries could not be fetched: this computer needs the internet once, and room for 500 MB; then start this file again.
goto close

:it_stopped
echo.
echo The lines above say what is wrong. Show them to your teacher.

:close
pause
exit /b 1
