"""Files: by content and owner, whole or not at all."""

import os
from hashlib import sha256
from uuid import uuid4

import pytest

from core import services, storage
from core.models import RunFile, StoredFile, User
from tests.core.tiny import new_run

ALICE, BOB = uuid4(), uuid4()


def test_the_same_content_is_one_file_per_owner_and_not_shared():
    first, again, bobs = storage.write(ALICE, b"x"), storage.write(ALICE, b"x"), storage.write(BOB, b"x")
    assert first == again == bobs == sha256(b"x").hexdigest()
    assert storage.path_of(ALICE, first) != storage.path_of(BOB, first)
    assert storage.path_of(ALICE, first).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("digest", ["../../etc/passwd", "A" * 64, "", "0" * 63])
def test_only_a_hash_is_an_address(digest):
    with pytest.raises(ValueError):
        storage.path_of(ALICE, digest)


def test_a_damaged_file_is_never_handed_out():
    digest = storage.write(ALICE, b"whole content")
    storage.path_of(ALICE, digest).write_bytes(b"whole")
    with pytest.raises(storage.FileGone, match="Send it again"):
        storage.read(ALICE, digest)
    storage.write(ALICE, b"whole content")
    assert storage.read(ALICE, digest) == b"whole content"


def test_a_file_that_was_deleted_is_gone_but_a_store_that_is_not_mounted_may_come_back(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    digest = storage.write(ALICE, b"good")
    storage.remove(ALICE, digest)
    with pytest.raises(storage.FileGone, match="Send it again"):
        storage.read(ALICE, digest)
    settings.DATA_DIR = tmp_path / "not mounted"
    with pytest.raises(FileNotFoundError):
        storage.read(ALICE, digest)


def test_a_write_that_fails_leaves_nothing(monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        storage.write(ALICE, b"too much")
    folder = storage.path_of(ALICE, sha256(b"too much").hexdigest()).parent
    assert list(folder.iterdir()) == []


@pytest.mark.django_db
def test_orphans_are_swept_and_files_in_use_stay():
    alice = User.objects.create(username="alice")
    kept, orphan = services.put_file(alice, b"kept"), storage.write(alice.pk, b"orphan")
    draft = storage.path_of(alice.pk, orphan).parent / ".draft"
    draft.write_bytes(b"half")
    assert services.sweep_orphans(older_than_seconds=-1) >= 2
    assert storage.path_of(alice.pk, kept.digest).exists()
    assert not storage.path_of(alice.pk, orphan).exists()
    assert not draft.exists()


@pytest.mark.django_db(transaction=True)
def test_files_that_nothing_refers_to_go_and_others_stay():
    alice = User.objects.create(username="alice")
    used, unused = services.put_file(alice, b"used"), services.put_file(alice, b"unused")
    RunFile.objects.create(run=new_run(alice), file=used)
    services.drop_unused_files(alice)
    assert list(StoredFile.objects.filter(owner=alice)) == [used]
    assert not storage.path_of(alice.pk, unused.digest).exists()
