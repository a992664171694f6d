# The same as `make setup`, in an image. Runs as an ordinary user; data lives in /data.
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt pyproject.toml README.md ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
COPY resumelib resumelib
COPY core core
COPY cv cv
COPY web web
COPY cvimprover cvimprover
COPY examples examples
RUN python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation --editable . \
 && python -m compileall -q resumelib core cv web cvimprover \
 && useradd --create-home --uid 10001 cvimprover && mkdir /data && chown cvimprover /data
USER cvimprover
ENV DATA_DIR=/data PYTHONUNBUFFERED=1
VOLUME /data
HEALTHCHECK --interval=15s --start-period=60s --timeout=5s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/v1/health/ready', timeout=4)"]
CMD ["cvimprover", "up"]
