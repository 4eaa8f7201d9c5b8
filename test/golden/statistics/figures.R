# Figures of base R: no package. Prints JSON.
# Rscript test/golden/statistics/figures.R > test/golden/statistics/figures-of-r.json

number <- function(x) sprintf("%.17g", x)
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
object <- function(...) {
  fields <- c(...)
  paste0("{ ", paste0("\"", names(fields), "\": ", fields, collapse = ", "), " }")
}
section <- function(name, rows) {
  paste0("  \"", name, "\": [\n    ", paste(rows, collapse = ",\n    "), "\n  ]")
}

# exact two-sided sign test: binom.test of the wins among the untied pairs
pairs <- rbind(
  expand.grid(wins = c(0:7, 10, 31), losses = c(0:7, 12, 40)),
  data.frame(wins = c(400, 120, 2500, 0), losses = c(350, 240, 2400, 900))
)
pairs <- pairs[pairs$wins + pairs$losses > 0, ]
sign_test <- mapply(function(w, l) {
  object(wins = number(w), losses = number(l), p = number(binom.test(w, w + l)$p.value))
}, pairs$wins, pairs$losses)

# Holm's adjustment, with ties, ones and zeros
set.seed(20)
samples <- c(
  list(c(0.01, 0.04, 0.03), c(0.5, 0.5, 0.5), c(1, 0.02), 0.05, c(0, 1, 0, 0.01, 0.01)),
  lapply(c(2, 5, 9, 45), function(n) round(runif(n)^3, 6))
)
holm <- sapply(samples, function(p) object(p = list_of(p), adjusted = list_of(p.adjust(p, "holm"))))

# ranks of the exact interval of a median: the k-th least and the k-th largest of n, with the largest k
# for which P(Bin(n, 1/2) < k) <= 0.025; and the coverage of both
sizes <- c(6:60, 99:101, 250, 1000, 9999, 100000, 1000001, 1e7)
ranks <- sapply(sizes, function(n) {
  k <- qbinom(0.025, n, 0.5)
  object(n = number(n), k = number(k), coverage = number(1 - 2 * pbinom(k - 1, n, 0.5)))
})

# a success rate: Wilson's interval, that of prop.test without a correction, and the exact one of Clopper
# and Pearson, which holds the level for certain and contains Wilson's middle
rates <- data.frame(
  successes = c(0, 1, 3, 5, 5, 7, 10, 15, 29, 44, 80, 500, 999, 0, 1000),
  runs = c(5, 5, 5, 5, 10, 10, 10, 44, 44, 44, 100, 1000, 1000, 1000, 1000)
)
intervals <- mapply(function(s, n) {
  wilson <- suppressWarnings(prop.test(s, n, correct = FALSE)$conf.int)
  exact <- binom.test(s, n)$conf.int
  object(successes = number(s), runs = number(n), wilson = list_of(wilson), exact = list_of(exact))
}, rates$successes, rates$runs)

# quantiles of all nine types of Hyndman & Fan; type 7 is the default
set.seed(7)
values <- c(list(82, c(3, 1), c(1, 3, 9)), lapply(c(4, 5, 6, 11, 44, 101), function(n) round(rexp(n, 1e-2), 3)))
shares <- c(0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1)
quantiles <- sapply(values, function(x) {
  types <- sapply(1:9, function(type) list_of(quantile(x, shares, type = type, names = FALSE)))
  object(sample = list_of(x), p = list_of(shares), byType = paste0("[", paste(types, collapse = ", "), "]"))
})

# Student's two-sided 95 % quantiles
degrees <- c(1:40, 43, 60, 99, 100, 119, 120, 1000, 1e6)
student <- sapply(degrees, function(d) object(degrees = number(d), quantile = number(qt(0.975, d))))

cat("{\n")
cat(paste0("  \"made by\": \"test/golden/statistics/figures.R, ", R.version.string, "\",\n"))
cat(paste(
  section("signTest", sign_test), section("holm", holm), section("medianRanks", ranks),
  section("rates", intervals), section("quantiles", quantiles), section("student", student),
  sep = ",\n"
))
cat("\n}\n")
