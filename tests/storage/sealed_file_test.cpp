// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/error_code.h"
#include "tests/support/file_text.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class SealedFile : public ::testing::Test {
protected:
    static constexpr std::string_view kPhrase = "正确 horse battery";
    std::string noise(std::size_t size) {
        std::string bytes(size, '\0');
        for (char& c : bytes) c = static_cast<char>(m_numbers.below(256));
        return bytes;
    }
    void put(const std::filesystem::path& path, const std::string& bytes) {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    static ErrorCode codeOf(const std::function<void()>& run) {
        try {
            run();
        } catch (const Error& error) {
            return error.detail().code;
        }
        return ErrorCode::none;
    }
    ErrorCode opening(std::string_view phrase) {
        return codeOf([&] { openSealed(m_sealed, m_opened, phrase); });
    }

    test::TemporaryFolder m_folder;
    test::Numbers m_numbers{7};
    const std::filesystem::path m_plain = m_folder / "plain";
    const std::filesystem::path m_sealed = m_folder / "a.sealed";
    const std::filesystem::path m_opened = m_folder / "opened";
};

TEST_F(SealedFile, ComesBackAsItWentWhateverItsSize) {
    const SealKey key = sealKeyOf(kPhrase);
    for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 300'000U, 131'072U}) {
        const std::string bytes = noise(size);
        put(m_plain, bytes);
        sealFile(m_plain, m_sealed, key);
        EXPECT_TRUE(isSealed(m_sealed));
        EXPECT_FALSE(isSealed(m_plain));
        openSealed(m_sealed, m_opened, kPhrase);
        EXPECT_EQ(test::fileText(m_opened), bytes) << size;
        verifySealed(m_sealed, kPhrase);
        EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(m_opened).permissions()), 0600U);
        EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(m_sealed).permissions()), 0600U);
    }
}

TEST_F(SealedFile, HoldsNothingThatCanBeReadAndNoTwoAreAlike) {
    const SealKey key = sealKeyOf(kPhrase);
    put(m_plain, std::string(100'000, 'x') + "13800138000");
    sealFile(m_plain, m_sealed, key);
    const std::string first = test::fileText(m_sealed);
    EXPECT_EQ(first.find("13800138000"), std::string::npos);
    EXPECT_EQ(first.find("xxxx"), std::string::npos);
    sealFile(m_plain, m_sealed, key);
    EXPECT_NE(test::fileText(m_sealed), first);
    EXPECT_NE(sealKeyOf(kPhrase), key);
}

TEST_F(SealedFile, AnotherPassphraseAndAnyAlteredByteAreRefused) {
    const SealKey key = sealKeyOf(kPhrase);
    put(m_plain, noise(150'000));
    sealFile(m_plain, m_sealed, key);
    EXPECT_EQ(opening("another one"), ErrorCode::passphrase_wrong);
    EXPECT_EQ(opening(""), ErrorCode::passphrase_wrong);
    const std::string whole = test::fileText(m_sealed);
    // Each byte of the head, then some of the rest.
    for (std::size_t at = 0; at < whole.size(); at += at < 200 ? 13 : 9'973) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
        put(m_sealed, bytes);
        const ErrorCode code = opening(kPhrase);
        EXPECT_TRUE(code == ErrorCode::sealed_file_damaged || code == ErrorCode::not_a_sealed_file ||
                    code == ErrorCode::passphrase_wrong || code == ErrorCode::out_of_memory)
            << at << ' ' << errorCodeName(code);
        EXPECT_FALSE(std::filesystem::exists(m_opened));
        EXPECT_FALSE(std::filesystem::exists(m_opened.string() + ".part"));
    }
    for (const std::size_t size : {0U, 7U, 100U, 167U, 168U, 65'721U, 65'722U, 149'999U}) {
        put(m_sealed, whole.substr(0, size));
        EXPECT_NE(opening(kPhrase), ErrorCode::none) << size;
    }
    put(m_sealed, whole + "x");
    EXPECT_EQ(opening(kPhrase), ErrorCode::sealed_file_damaged);
    // Two pieces in each other's place.
    std::string swapped = whole;
    const std::size_t head = 168;
    const std::size_t piece = 65'536 + 17;
    swapped.replace(head, piece, whole, head + piece, piece);
    swapped.replace(head + piece, piece, whole, head, piece);
    put(m_sealed, swapped);
    EXPECT_EQ(opening(kPhrase), ErrorCode::sealed_file_damaged);
    EXPECT_FALSE(std::filesystem::exists(m_opened));
}

TEST_F(SealedFile, WhatAFileAsksForIsBounded) {
    put(m_plain, "x");
    sealFile(m_plain, m_sealed, sealKeyOf(kPhrase));
    std::string bytes = test::fileText(m_sealed);
    for (int i = 8; i < 16; ++i) bytes[static_cast<std::size_t>(i)] = '\xFF';
    put(m_sealed, bytes);
    EXPECT_EQ(opening(kPhrase), ErrorCode::sealed_file_damaged);
    EXPECT_EQ(codeOf([] { sealKeyOf("short"); }), ErrorCode::passphrase_short);
    EXPECT_EQ(codeOf([&] { openSealed(m_plain, m_opened, kPhrase); }), ErrorCode::not_a_sealed_file);
    EXPECT_EQ(codeOf([&] { sealFile(m_plain, m_sealed, {"xyz", "1"}); }), ErrorCode::seal_key_damaged);
}

}  // namespace
}  // namespace meike
