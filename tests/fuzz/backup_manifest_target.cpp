// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup says of itself.
#include "app/backups/manifest.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzBackupManifest(std::string_view bytes) {
    const auto manifest = parseBackupManifest(bytes);
    if (!manifest) return;
    require(isoMoment(manifest->atUtcMs).size() >= 20, "its moment can be shown");
    const std::string written = manifestText(*manifest);
    const auto again = parseBackupManifest(written);
    require(again.has_value() && manifestText(*again) == written, "what is written is read the same");
}

std::vector<std::string> backupManifestSeeds() {
    BackupManifest manifest;
    manifest.sequence = 12;
    manifest.atUtcMs = 1'765'000'000'000;
    manifest.cause = "timer";
    manifest.digest = std::string(64, 'a');
    manifest.auditHead = "17 " + std::string(64, 'b');
    manifest.schema = 10;
    manifest.counts = {{"clients", 3}, {"orders", 12}};
    manifest.bytes = 1'000'000;
    manifest.verified = true;
    return {manifestText(manifest)};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(backup_manifest, meike::fuzz::fuzzBackupManifest, meike::fuzz::backupManifestSeeds)
