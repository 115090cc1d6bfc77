import { SHADING } from "./renderer-3d.ts";

export const SURFACE_VERTEX = `#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in float level;
uniform mat4 view;
out vec3 slope;
out float band;
void main() {
  slope = normal;
  band = level;
  gl_Position = view * vec4(position, 1.0);
}`;

/** Bands, contour lines at whole levels, and relief; the cut sides of the block have a level below 0. */
export const SURFACE_FRAGMENT = `#version 300 es
precision highp float;
in vec3 slope;
in float band;
uniform sampler2D ramp;
uniform vec3 light;
uniform vec4 line;
uniform vec3 wall;
uniform float bands;
out vec4 color;
void main() {
  vec3 n = normalize(slope);
  float shade = 1.0 + ${SHADING} * (dot(n, light) - light.z);
  float width = max(fwidth(band), 1e-6);
  if (band < -0.5) {
    color = vec4(wall * (0.9 + 0.1 * dot(n, light)), 1.0);
    return;
  }
  float lower = clamp(floor(band), 0.0, bands - 1.0);
  vec3 ground = texelFetch(ramp, ivec2(int(lower), 0), 0).rgb;
  ground = shade < 1.0 ? ground * shade : mix(ground, vec3(1.0), shade - 1.0);
  float nearest = round(band);
  float away = abs(band - nearest) / width;
  // Where lines would be closer than a few pixels they fade, rather than run together.
  float ink = (1.0 - smoothstep(0.25, 0.95, away)) * (1.0 - smoothstep(0.12, 0.4, width));
  if (nearest < 0.5) ink = 0.0;
  color = vec4(mix(ground, line.rgb, ink * line.a), 1.0);
}`;

/** Each instance is one segment, as a rectangle around it that faces the screen; `radius` and `halfScreen` in device pixels. */
export const LINE_VERTEX = `#version 300 es
layout(location = 0) in vec4 start;
layout(location = 1) in vec4 end;
uniform mat4 view;
uniform vec2 halfScreen;
uniform float radius;
uniform float cap;
uniform float lift;
out vec2 at;
flat out float span;
void main() {
  vec4 p = view * vec4(start.xyz, 1.0);
  vec4 q = view * vec4(end.xyz, 1.0);
  vec2 from = p.xy / p.w * halfScreen;
  vec2 way = q.xy / q.w * halfScreen - from;
  span = length(way);
  vec2 along = span > 1e-5 ? way / span : vec2(1.0, 0.0);
  float second = float(gl_VertexID >> 1);
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  float ends = cap * (radius + 1.0);
  at = vec2(mix(-ends, span + ends, second), side * (radius + 1.0));
  vec2 corner = from + along * at.x + vec2(-along.y, along.x) * at.y;
  vec4 c = second < 0.5 ? p : q;
  gl_Position = end.w < 0.5 ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(corner / halfScreen * c.w, c.z - lift * c.w, c.w);
}`;

/** Cuts the rectangle to a line with soft edges and, where it reaches beyond the segment, round ends. */
export const LINE_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
flat in float span;
uniform float radius;
uniform vec4 ink;
out vec4 color;
void main() {
  float beyond = max(max(-at.x, at.x - span), 0.0);
  float cover = clamp(radius + 0.5 - length(vec2(beyond, at.y)), 0.0, 1.0);
  if (cover <= 0.0) discard;
  color = vec4(ink.rgb, 1.0) * ink.a * cover;
}`;
