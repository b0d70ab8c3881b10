"""How long JupyterLab's own modules take to load: alone, and in the door. Each in a fresh process."""

import subprocess
import sys

ALONE = """
import time
begin = time.process_time()
import jupyterlab.labapp
print(time.process_time() - begin)
"""
IN_THE_DOOR = """
import sys, time
from whosays.commands import door
load = door.load_jupyterlab
def timed():
    begin = time.process_time()
    load()
    print(time.process_time() - begin)
    sys.exit()
door.load_jupyterlab = timed
sys.argv = ["whosays", "lab"]
door.main()
"""


def processor_seconds(code: str) -> float:
    """What a fresh process prints: seconds by the processor's clock, which other programs do not lengthen."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)
