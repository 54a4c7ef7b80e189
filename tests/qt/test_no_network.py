"""The program opens no network connection: its main job runs while every socket is watched."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mapdesigner.resources import samples_path

HERE = Path(__file__).resolve().parent


@pytest.fixture
def job(tmp_path):
    """Return the command that does the main job on a copy of a sample."""
    file = tmp_path / "map.json"
    file.write_bytes((samples_path() / "online-bookshop.json").read_bytes())
    return [sys.executable, "main_job.py", str(tmp_path), str(file)]


def done(command):
    """Run the job and return what it printed."""
    told = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300)
    assert told.returncode == 0, told.stderr
    return told.stdout.splitlines()


def test_the_main_job_uses_no_socket_of_python(job):
    assert done(job) == ["done"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_main_job_asks_the_system_for_no_network(job, tmp_path):
    """Displays and the desktop are spoken to through sockets in the file system, which reach no network."""
    log = tmp_path / "calls"
    watched = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,bind", "-o", str(log)]
    if subprocess.run([*watched, "true"], capture_output=True).returncode != 0:
        pytest.skip("strace may not watch processes here")
    assert done([*watched, *job]) == ["done"]
    assert network_calls(log.read_text()) == []


def network_calls(log):
    """Return the lines of strace's log that are about the Internet."""
    return [line for line in log.splitlines() if re.search(r"\b(AF|PF)_INET6?\b|\bsin6?_addr\b", line)]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_socket_would_be_noticed(tmp_path):
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    log = tmp_path / "calls"
    watched = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(log)]
    if subprocess.run([*watched, "true"], capture_output=True).returncode != 0:
        pytest.skip("strace may not watch processes here")
    subprocess.run([*watched, sys.executable, "-c", code], check=True, env={**os.environ})
    assert len(network_calls(log.read_text())) == 1
