#include "tools/sample/grid.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

double grid_sine(double radians) {
    while (radians > PI)
        radians -= 2 * PI;
    while (radians < -PI)
        radians += 2 * PI;
    double term = radians, sum = radians;
    for (int i = 1; i < 16; i++) {
        term *= -radians * radians / ((2 * i) * (2 * i + 1));
        sum += term;
    }
    return sum;
}

double grid_cosine(double radians) {
    return grid_sine(radians + PI / 2);
}

/* Arc tangent of y/x for x > 0, by halving the angle until the series is short. */
static double arc_tangent(double y, double x) {
    double t = y / x, factor = 1;
    while (fabs(t) > 0.1) {
        t = t / (1 + sqrt(1 + t * t));
        factor *= 2;
    }
    double power = t, sum = 0;
    for (int i = 0; i < 12; i++) {
        sum += (i % 2 == 0 ? power : -power) / (2 * i + 1);
        power *= t * t;
    }
    return sum * factor;
}

struct ellipsoid {
    double a, b;
};
static const struct ellipsoid AIRY = {6377563.396, 6356256.909};
static const struct ellipsoid WGS84 = {6378137.0, 6356752.3141};

static double eccentricity(struct ellipsoid e) {
    return (e.a * e.a - e.b * e.b) / (e.a * e.a);
}

static const double SCALE = 0.9996012717;
static const double ORIGIN_LATITUDE = 49 * 3.14159265358979323846 / 180;
static const double ORIGIN_LONGITUDE = -2 * 3.14159265358979323846 / 180;

/* Meridional arc from the true origin to a latitude. */
static double meridian(double latitude) {
    double n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b), n2 = n * n, n3 = n2 * n;
    double d = latitude - ORIGIN_LATITUDE, s = latitude + ORIGIN_LATITUDE;
    return AIRY.b * SCALE *
           ((1 + n + 1.25 * n2 + 1.25 * n3) * d -
            (3 * n + 3 * n2 + 2.625 * n3) * grid_sine(d) * grid_cosine(s) +
            (1.875 * n2 + 1.875 * n3) * grid_sine(2 * d) * grid_cosine(2 * s) -
            35.0 / 24 * n3 * grid_sine(3 * d) * grid_cosine(3 * s));
}

/* Latitude and longitude on the Airy ellipsoid, radians. */
static void airy_from_grid(double *latitude, double *longitude, double easting, double northing) {
    double north = northing + 100000, phi = ORIGIN_LATITUDE;
    for (int i = 0; i < 10; i++)
        phi += (north - meridian(phi)) / (AIRY.a * SCALE);
    double e2 = eccentricity(AIRY), sine = grid_sine(phi), cosine = grid_cosine(phi), t = sine / cosine;
    double root = sqrt(1 - e2 * sine * sine);
    double nu = AIRY.a * SCALE / root, rho = nu * (1 - e2) / (root * root), eta = nu / rho - 1;
    double d = easting - 400000, t2 = t * t, t4 = t2 * t2, nu3 = nu * nu * nu, nu5 = nu3 * nu * nu;
    *latitude = phi - t / (2 * rho * nu) * d * d +
                t / (24 * rho * nu3) * (5 + 3 * t2 + eta - 9 * t2 * eta) * d * d * d * d;
    *longitude = ORIGIN_LONGITUDE + d / (cosine * nu) - d * d * d / (6 * cosine * nu3) * (nu / rho + 2 * t2) +
                 d * d * d * d * d / (120 * cosine * nu5) * (5 + 28 * t2 + 24 * t4);
}

void grid_to_wgs84(double *longitude, double *latitude, double easting, double northing) {
    double phi, lambda;
    airy_from_grid(&phi, &lambda, easting, northing);
    double e2 = eccentricity(AIRY), sine = grid_sine(phi), nu = AIRY.a / sqrt(1 - e2 * sine * sine);
    double x = nu * grid_cosine(phi) * grid_cosine(lambda), y = nu * grid_cosine(phi) * grid_sine(lambda);
    double z = nu * (1 - e2) * sine;
    const double second = PI / 180 / 3600, rx = 0.1502 * second, ry = 0.2470 * second, rz = 0.8421 * second;
    const double scale = 1 - 20.4894e-6;
    double x2 = 446.448 + scale * x - rz * y + ry * z, y2 = -125.157 + rz * x + scale * y - rx * z;
    double z2 = 542.060 - ry * x + rx * y + scale * z, p = sqrt(x2 * x2 + y2 * y2);
    e2 = eccentricity(WGS84);
    phi = arc_tangent(z2, p * (1 - e2));
    for (int i = 0; i < 6; i++) {
        sine = grid_sine(phi);
        phi = arc_tangent(z2 + e2 * WGS84.a / sqrt(1 - e2 * sine * sine) * sine, p);
    }
    *latitude = phi * 180 / PI;
    *longitude = arc_tangent(y2, x2) * 180 / PI;
}

static double to_decimetre(double metres) {
    return floor(metres * 10 + 0.5) / 10;
}

double grid_area(const struct polygon *polygon) {
    double twice = 0;
    for (int i = 0; i < polygon->corners; i++) {
        int j = (i + 1) % polygon->corners;
        twice += (polygon->x[i] - polygon->x[0]) * (polygon->y[j] - polygon->y[0]) -
                 (polygon->x[j] - polygon->x[0]) * (polygon->y[i] - polygon->y[0]);
    }
    return fabs(twice) / 2;
}

struct polygon grid_polygon(struct rng *rng, double easting, double northing, double area_m2) {
    struct polygon shape = {.corners = rng_int(rng, 5, GRID_CORNERS_MAX)};
    for (int i = 0; i < shape.corners; i++) {
        double angle = (i + rng_between(rng, -0.25, 0.25)) * 2 * PI / shape.corners;
        double radius = rng_between(rng, 0.7, 1.3);
        shape.x[i] = radius * grid_cosine(angle);
        shape.y[i] = radius * grid_sine(angle);
    }
    double scale = sqrt(area_m2 / grid_area(&shape));
    for (int i = 0; i < shape.corners; i++) {
        shape.x[i] = to_decimetre(easting + scale * shape.x[i]);
        shape.y[i] = to_decimetre(northing + scale * shape.y[i]);
    }
    return shape;
}

void grid_make_bow_tie(struct polygon *polygon) {
    double x = polygon->x[1], y = polygon->y[1];
    polygon->x[1] = polygon->x[2];
    polygon->y[1] = polygon->y[2];
    polygon->x[2] = x;
    polygon->y[2] = y;
}
