@echo off
rem On Windows the dashboard works inside WSL, where this hands the words over to ./binomes.
where wsl >nul 2>nul || (echo Binomes works inside WSL: give "wsl --install" in a terminal of an administrator, restart, try again. & exit /b 3)
wsl --cd "%~dp0." -- ./binomes %*
