"""Packages that are missing are installed, and what stands in the way is told with what to do."""
import os
import signal
import subprocess
import time
import unittest

from bash_run import BashTest


class PackagesTest(BashTest):
    def test_a_package_that_dpkg_does_not_know_is_installed(self):
        result = self.bash("install_missing no-such-package bash || exit 2")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("installing Debian packages: no-such-package\n", result.stderr)
        calls = [call for call in self.calls() if call.startswith("apt-get")]
        self.assertEqual([call.split()[1] for call in calls], ["update", "install"])
        self.assertTrue(calls[1].endswith(" no-such-package"), calls)

    def test_nothing_is_asked_of_apt_where_nothing_is_missing(self):
        result = self.bash("install_missing bash || exit 2")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))
        self.assertFalse([call for call in self.calls() if call.startswith("apt-get")])

    def test_a_list_that_cannot_be_refreshed_is_used_as_it_is(self):
        self.stand_in("apt-get", '[ "$1" != update ]')
        result = self.bash("install_missing missing || exit 2")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("could not be refreshed", result.stderr)

    def test_what_apt_cannot_install_is_named_with_what_to_do(self):
        self.stand_in("apt-get", "exit 100")
        result = self.bash("install_missing one bash two || exit 2")
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertIn("apt-get could not install: one two\n", result.stderr)
        self.assertIn("Is this machine online", result.stderr)

    def test_without_sudo_the_command_for_root_is_shown(self):
        self.stand_in("id", "echo 1000")
        result = self.bash("install_missing one || exit 2")
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertIn("there is no sudo", result.stderr)
        self.assertIn("As root: apt-get update && apt-get install --no-install-recommends one", result.stderr)

    def test_sudo_is_used_by_who_is_not_root(self):
        self.stand_in("id", "echo 1000")
        self.stand_in("sudo", '"$@"')
        self.assertEqual(self.bash("install_missing one || exit 2").returncode, 0)
        self.assertTrue([call for call in self.calls() if call.startswith("sudo apt-get update")], self.calls())

    def test_without_apt_the_packages_are_named(self):
        (self.programs / "apt-get").unlink()
        result = self.bash("install_missing one two || exit 2")
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertIn("there is no apt-get to install them: one two", result.stderr)

    def wait_until(self, holds):
        for _ in range(500):
            if holds():
                return
            time.sleep(0.02)
        self.fail("still not so after ten seconds")

    def policy(self):
        return self.folder / "policy-rc.d"

    def test_a_database_that_cannot_be_had_keeps_nothing_else_away(self):
        self.stand_in("npm")
        self.stand_in("apt-get", 'case "$*" in *clickhouse*) exit 100 ;; esac')
        result = self.bash(f"SERVICE_POLICY='{self.policy()}'\ninstall_engines")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("no clickhouse-server here; its tests are skipped", result.stderr)
        self.assertTrue([call for call in self.calls() if call.endswith(" postgresql")], self.calls())
        self.assertFalse(self.policy().exists())

    def test_the_policy_against_services_goes_when_the_script_is_killed(self):
        self.stand_in("work", "sleep 30")
        process = subprocess.Popen(self.command(f"SERVICE_POLICY='{self.policy()}'\nwithout_services work"),
                                   env={"PATH": str(self.programs)}, start_new_session=True, stderr=subprocess.DEVNULL)
        self.wait_until(lambda: "work " in self.calls())
        self.assertTrue(os.access(self.policy(), os.X_OK))
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        self.wait_until(lambda: not self.policy().exists())

    def test_a_policy_that_was_there_stays(self):
        self.policy().write_text("theirs")
        self.assertEqual(self.bash(f"SERVICE_POLICY='{self.policy()}'\nwithout_services true").returncode, 0)
        self.assertEqual(self.policy().read_text(), "theirs")


if __name__ == "__main__":
    unittest.main()
