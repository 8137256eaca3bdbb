# docker build --tag pubcheck:here . && docker run --rm -v "$PWD:/src" pubcheck:here check
FROM python:3.13-slim AS build
COPY . /build
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir "/build[online]"

FROM python:3.13-slim
# git tells which files are ignored and which lines changed; a shell is left for jobs that need one.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /venv /venv
# What is mounted belongs to another account, of which git reads nothing unless it is told to trust the place.
# This place alone: a repository may have settings that start programs.
RUN git config --system --add safe.directory /src
RUN useradd --create-home --uid 10001 pubcheck
ENV PATH="/venv/bin:$PATH" XDG_CACHE_HOME=/tmp PYTHONDONTWRITEBYTECODE=1
USER pubcheck
WORKDIR /src
ENTRYPOINT ["pubcheck"]
CMD ["check"]
