"""Archives from an unknown hand: read member by member, or refused with a reason."""
import io
import struct
import zipfile

from evidence import dump, growth, observations
from harness import CliTest, main


def zipped(members, **options):
    """A zip archive of {name: text or bytes}."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


class ImportArchiveTest(CliTest):
    NOTE = observations(growth("acme", 12))

    def import_archive(self, data, *options, name="notes.zip"):
        (self.folder / name).write_bytes(data)
        return self.run_fitrank("import", "observations", name, *options)

    def assert_refused(self, data, reason):
        result = self.import_archive(data)
        self.assertEqual(result.returncode, 1, result)
        self.assertIn("Nothing was imported into evidence.sqlite", result.stdout)
        self.assertIn("1 file refused\n", result.stdout)
        self.assertIn(reason, result.stderr)
        self.assertTrue(result.stderr.startswith("notes.zip"), result.stderr)

    def test_members_are_read_one_by_one(self):
        members = {f"notes/{i}.csv": observations(growth(f"company-{i}", i)) for i in range(300)}
        result = self.import_archive(zipped({**members, "readme.txt": "words"}))
        self.assertEqual(result.returncode, 0, result)
        self.assertIn("300 observations of 300 companies, from 300 files", result.stdout)
        self.assertIn("1 file of other kinds ignored\n", result.stdout)
        files = [row[1] for row in dump(self.folder / "evidence.sqlite")["imports"]]
        self.assertIn(f"{self.folder}/notes.zip!notes/7.csv", files)

    def test_a_changed_archive_replaces_only_what_changed(self):
        self.import_archive(zipped({"a.csv": self.NOTE, "b.csv": observations(growth("beta", 1))}))
        result = self.import_archive(zipped({"a.csv": self.NOTE, "b.csv": observations(growth("beta", 2))}))
        self.assertIn("1 observation of 1 company, from 1 file", result.stdout)
        self.assertIn("1 file unchanged since an earlier import\n", result.stdout)

    def test_an_archive_comes_from_standard_input_too(self):
        data = zipped({"a.csv": self.NOTE})
        import subprocess
        from harness import BINARY
        result = subprocess.run([BINARY, "import", "observations", "-"], input=data, capture_output=True,
                                cwd=self.folder, env=self.environment(), timeout=60)
        self.assertEqual(result.returncode, 0, result)
        self.assertIn(b"1 observation of 1 company", result.stdout)

    def test_a_path_that_climbs_out_is_refused(self):
        for name in ("../a.csv", "x/../../a.csv", "/a.csv", "x\\..\\a.csv", "C:/a.csv"):
            with self.subTest(name):
                data = zipped({"placeholder-name"[:len(name)].ljust(len(name), "x"): self.NOTE})
                stored = "placeholder-name"[:len(name)].ljust(len(name), "x").encode()
                self.assert_refused(data.replace(stored, name.encode()), "a path that leaves the archive")

    def test_a_zip_bomb_is_refused_before_it_is_unpacked(self):
        self.assert_refused(zipped({"a.csv": b"0" * (64 << 20)}, compresslevel=9), "as in a zip bomb")

    def test_a_number_of_a_gigabyte_is_refused(self):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("a.csv", "w", force_zip64=True) as member:
                member.write(b"company,signal,value,tier,source\nacme,revenue_growth,")
                for _ in range(64):
                    member.write(b"1" * (16 << 20))
                member.write(b",reported,x\n")
        self.assert_refused(data.getvalue(), "as in a zip bomb")

    def test_members_that_share_their_bytes_are_refused(self):
        data = bytearray(zipped({"a.csv": self.NOTE, "b.csv": self.NOTE}))
        # Both entries of the directory point to the first member, and claim the whole archive's size.
        at = data.find(b"PK\x01\x02")
        for _ in range(2):
            struct.pack_into("<I", data, at + 20, len(data))
            at = data.find(b"PK\x01\x02", at + 4)
        self.assert_refused(bytes(data), "notes.zip")

    def test_an_encrypted_member_is_refused(self):
        data = bytearray(zipped({"a.csv": self.NOTE}))
        for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.find(magic) + flags] |= 1
        self.assert_refused(bytes(data), "a.csv: is encrypted")

    def test_a_truncated_archive_is_refused(self):
        data = zipped({f"{i}.csv": self.NOTE for i in range(10)})
        for end in (len(data) // 4, len(data) // 2, len(data) - 10, len(data) - 1, 30):
            with self.subTest(end):
                self.assert_refused(data[:end], "truncated or damaged")

    def test_a_damaged_member_is_refused_and_the_others_are_kept(self):
        data = bytearray(zipped({"a.csv": observations(*(growth(f"c{i}", i) for i in range(200))), "b.csv": self.NOTE}))
        data[data.find(b"a.csv") + 200] ^= 0xFF
        result = self.import_archive(bytes(data))
        self.assertEqual(result.returncode, 1)
        self.assertIn("notes.zip!a.csv: a.csv: is damaged", result.stderr)
        self.assertIn("1 observation of 1 company", result.stdout)

    def test_a_member_that_lies_about_its_size_is_refused(self):
        for change in (-20, 20):
            with self.subTest(change):
                data = bytearray(zipped({"a.csv": self.NOTE}))
                for magic, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
                    at = data.find(magic) + size
                    struct.pack_into("<I", data, at, struct.unpack_from("<I", data, at)[0] + change)
                result = self.import_archive(bytes(data))
                self.assertEqual(result.returncode, 1)
                self.assertIn("notes.zip!a.csv", result.stderr)
                self.assertIn("Nothing was imported into evidence.sqlite", result.stdout)

    def test_an_archive_inside_an_archive_is_refused(self):
        result = self.import_archive(zipped({"inner.zip": zipped({"a.csv": self.NOTE}), "b.csv": self.NOTE}))
        self.assertEqual(result.returncode, 1)
        self.assertIn("notes.zip!inner.zip: an archive inside an archive; unpack it first", result.stderr)
        self.assertIn("1 observation of 1 company", result.stdout)

    def test_an_archive_of_other_things_is_refused(self):
        self.assert_refused(zipped({"a.txt": "words"}), "an archive without files for observations")
        self.assert_refused(zipped({}), "an archive without files for observations")

    def test_a_folder_with_archives_is_read(self):
        (self.folder / "notes").mkdir()
        (self.folder / "notes/all.zip").write_bytes(zipped({"a.csv": self.NOTE}))
        self.assertIn("1 observation of 1 company", self.output_of("import", "observations", "notes"))
        (self.folder / "empty").mkdir()
        result = self.run_fitrank("import", "observations", "empty")
        self.assertEqual(result.returncode, 1)
        self.assertIn("empty: a folder without files for observations", result.stderr)


if __name__ == "__main__":
    main()
