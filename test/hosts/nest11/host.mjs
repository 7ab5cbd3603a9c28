// What the tests need of this version of Nest, with Philog on the same copy of it.
import "reflect-metadata";

export * as common from "@nestjs/common";
export * as core from "@nestjs/core";
export * as microservices from "@nestjs/microservices";
export { ExpressAdapter } from "@nestjs/platform-express";
export { FastifyAdapter } from "@nestjs/platform-fastify";
export * as philog from "@philog/nestjs";
export { philog as behindPolicy } from "@philog/pino";
export * as nestPino from "nestjs-pino";
export { pino } from "pino";
