// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/fault_log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <mutex>

#include "generated/version.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr qint64 kLargest = 256 * 1024;
}  // namespace

QString faultLogPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/meike/faults.log"_s;
}

void logFault(const QByteArray& fault, const QByteArray& where) noexcept {
    try {
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        const QString path = faultLogPath();
        if (QFileInfo(path).size() > kLargest) {
            QFile::remove(path + u".old"_s);
            QFile::rename(path, path + u".old"_s);
        }
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append)) return;
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1() + ' ' +
                   QByteArray(kVersion.data(), static_cast<qsizetype>(kVersion.size())) + ' ' + fault + " in " + where +
                   '\n');
    } catch (...) {
        return;  // the log is for those who mend, and must not be one fault more
    }
}

}  // namespace meike::ui
