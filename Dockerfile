# Waybill in a container. It listens on loopback only, so run it with the host's network:
#   docker build -t waybill . && docker run --rm --network host -v waybill:/data waybill
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build --chown=node:node /app /app
ENV WAYBILL_DATA=/data
RUN mkdir /data && chown node:node /data /app
USER node
VOLUME /data
EXPOSE 4177
CMD ["npm", "start"]
