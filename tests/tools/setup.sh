#!/usr/bin/env bash
# Set up a checkout on Debian 12 / Ubuntu 24.04: system libraries for Qt, then a virtual environment from the lock file.
# Does nothing twice. Without root or passwordless sudo it prints the command to run and stops.
set -euo pipefail
venv=${1:-.venv}
python=${PYTHON:-python3}
[ -n "$python" ] || python=python3

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
case "$version" in
  3.11|3.12) ;;
  *) echo "Python 3.11 or 3.12 is needed; $python is $version." >&2; exit 1 ;;
esac

missing=()
need() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed' || missing+=("$1"); }
if command -v dpkg-query >/dev/null; then
  for package in libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libx11-xcb1 libxcb-cursor0 \
      libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 \
      libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxkbcommon-x11-0; do
    need "$package"
  done
  # Ubuntu 24.04 renamed the GLib package
  dpkg-query -W -f='${Status}' libglib2.0-0t64 2>/dev/null | grep -q 'ok installed' || need libglib2.0-0
  "$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=("python$version-venv")
fi
if [ "${#missing[@]}" -gt 0 ]; then
  run=()
  if [ "$(id -u)" != 0 ]; then
    if sudo -n true 2>/dev/null; then run=(sudo -n); else
      echo "These system packages are missing. Run this once, then the same make command again:" >&2
      echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  echo "Installing system packages: ${missing[*]}"
  "${run[@]}" apt-get update -qq
  if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then missing=("${missing[@]/libglib2.0-0/libglib2.0-0t64}"); fi
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ ! -x "$venv/bin/python" ]; then
  echo "Making $venv with Python $version"
  "$python" -m venv "$venv"
fi
echo "Installing Python packages from requirements-dev.lock"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
# the command `anjuan` of this checkout
cat > "$venv/bin/anjuan" <<LAUNCH
#!$(cd "$venv" && pwd)/bin/python
import sys
sys.path.insert(0, "$(pwd)")
from app.cli import main
sys.exit(main())
LAUNCH
chmod +x "$venv/bin/anjuan"
