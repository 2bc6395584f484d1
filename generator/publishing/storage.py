"""An S3-compatible storage as publishing needs it: objects under a prefix, and refusals in Swedish."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from generator.publishing.target import CannotPublish, Tell

_AT_ONCE = 8  # requests
_TOLD_EVERY = 200  # files
_MOST_DELETED = 1000  # objects in one request, as S3 has it


class Conflict(Exception):
    """An object was not as a conditional write demanded."""


@dataclass(frozen=True)
class Found:
    """An object with what tells its versions apart. changed, now: by the storage's own clock."""

    content: bytes
    tag: str
    changed: datetime
    now: datetime


class Storage:
    """The objects of a bucket whose keys begin with a prefix. Raises CannotPublish where the storage refuses."""

    def __init__(self, bucket: str, prefix: str) -> None:
        self.bucket = bucket
        self.prefix = prefix
        self._client: Any = None

    @property
    def where(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    def get(self, key: str) -> Found | None:
        """The object, None where there is none."""
        with self._told():
            try:
                answer = self._clients().get_object(Bucket=self.bucket, Key=self.prefix + key)
            except self._refusal() as error:
                if _code(error) in ("NoSuchKey", "404"):
                    return None
                raise
            now = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
            return Found(
                answer["Body"].read(),
                answer["ETag"],
                answer["LastModified"],
                _moment(now) or answer["LastModified"],
            )

    def read(self, key: str) -> bytes | None:
        found = self.get(key)
        return None if found is None else found.content

    def put(self, key: str, content: bytes, **more: str) -> str:
        """Writes an object and gives its tag. more: as boto3 names headers. Raises Conflict."""
        with self._told():
            try:
                answer = self._clients().put_object(
                    Bucket=self.bucket, Key=self.prefix + key, Body=content, **more
                )
            except self._refusal() as error:
                if _code(error) in ("PreconditionFailed", "ConditionalRequestConflict", "412", "409"):
                    raise Conflict from None
                raise
            tag: str = answer["ETag"]
            return tag

    def copy(self, source: str, key: str, **headers: str) -> None:
        """Copies within the storage, with new headers."""
        with self._told():
            self._clients().copy_object(
                Bucket=self.bucket,
                Key=self.prefix + key,
                CopySource={"Bucket": self.bucket, "Key": self.prefix + source},
                MetadataDirective="REPLACE",
                **headers,
            )

    def listed(self, under: str = "") -> Iterator[str]:
        """Every key, without the prefix, that begins with `under`."""
        with self._told():
            pages = self._clients().get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix + under):
                for item in page.get("Contents", ()):
                    yield item["Key"][len(self.prefix) :]

    def delete(self, keys: Iterable[str]) -> None:
        wanted = sorted(keys)
        with self._told():
            for start in range(0, len(wanted), _MOST_DELETED):
                objects = [{"Key": self.prefix + key} for key in wanted[start : start + _MOST_DELETED]]
                answer = self._clients().delete_objects(
                    Bucket=self.bucket, Delete={"Objects": objects, "Quiet": True}
                )
                for error in answer.get("Errors", ()):
                    raise CannotPublish(
                        f"{self.where} tog inte bort {error['Key']}: {error.get('Message', '')}"
                    )

    def together(self, work: Callable[[str], None], items: Sequence[str], tell: Tell) -> None:
        """Does the work for each item, several at a time; ends when all are done, and tells how far it has come."""
        with self._told():
            self._clients()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            waiting = [pool.submit(work, item) for item in items]
            try:
                for count, each in enumerate(waiting, start=1):
                    each.result()
                    if count % _TOLD_EVERY == 0:
                        tell(f"{count} av {len(items)} filer")
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def _clients(self) -> Any:
        """The client, made when it is first needed: boto3 takes long to import."""
        if self._client is None:
            import boto3
            from botocore.config import Config

            settings = Config(
                retries={"mode": "standard", "max_attempts": 5},
                max_pool_connections=_AT_ONCE,
                request_checksum_calculation="when_required",  # many storages know no others
                response_checksum_validation="when_required",
            )
            self._client = boto3.client("s3", config=settings)
        return self._client

    def _refusal(self) -> Any:
        from botocore.exceptions import ClientError

        return ClientError

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What the storage refuses, in words."""
        _demand_boto3()
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            raise CannotPublish(self._in_words(_code(error), str(error))) from error
        except (BotoCoreError, ValueError) as error:
            raise CannotPublish(self._in_words(type(error).__name__, str(error))) from error

    def _in_words(self, code: str, said: str) -> str:
        for codes, message in _KNOWN:
            if code in codes:
                return f"{message.format(bucket=self.bucket, where=self.where)} ({said})"
        return f"Det gick inte att publicera till {self.where}. Det sista som sades var: {said}"


def _demand_boto3() -> None:
    if find_spec("boto3") is None:
        raise CannotPublish(
            "Programmet boto3 saknas, som behövs för att publicera till s3. Installera det: pip install oppna-mal[s3]"
        )


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _moment(header: str | None) -> datetime | None:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(header) if header else None


# What the storage and boto3 say, and what to do about it.
_KNOWN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("NoSuchBucket", "404"), "Hinken {bucket} finns inte. Kontrollera namnet, eller skapa den."),
    (
        ("AccessDenied", "403", "AllAccessDisabled"),
        "Du får inte läsa och skriva i {where}. Be den som sköter lagringen om tillgång.",
    ),
    (
        (
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
        ),
        "Lagringen godtar inte nycklarna. Kontrollera AWS_ACCESS_KEY_ID och AWS_SECRET_ACCESS_KEY, eller logga in på nytt.",
    ),
    (
        ("NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError", "ProfileNotFound"),
        "Nycklarna till lagringen saknas. Ange AWS_ACCESS_KEY_ID och AWS_SECRET_ACCESS_KEY, eller AWS_PROFILE.",
    ),
    (
        ("NoRegionError", "InvalidRegionError"),
        "Det framgår inte i vilken region lagringen finns. Ange AWS_DEFAULT_REGION.",
    ),
    (
        (
            "EndpointConnectionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ConnectionClosedError",
            "SSLError",
            "ProxyConnectionError",
        ),
        "Lagringen svarar inte. Kontrollera AWS_ENDPOINT_URL och att du är ansluten till nätet, och försök igen.",
    ),
    (
        ("QuotaExceeded", "EntityTooLarge", "XMinioStorageFull", "InsufficientCapacity"),
        "Lagringen är full. Be den som sköter den att göra plats och försök igen.",
    ),
    (
        ("NotImplemented", "501"),
        "Lagringen kan inte skriva villkorligt (If-None-Match), som behövs för att två inte ska publicera samtidigt.",
    ),
    (
        ("SlowDown", "ServiceUnavailable", "InternalError", "503", "500"),
        "Lagringen är överbelastad. Försök igen om en stund.",
    ),
)
