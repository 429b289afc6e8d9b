// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QString resourcePath(const QString& name) { return u":/icons/"_s + name + u".svg"_s; }

const QByteArray& svgOf(const QString& name) {
    static QHash<QString, QByteArray> cache;
    auto found = cache.find(name);
    if (found == cache.end()) {
        QFile file(resourcePath(name));
        QByteArray bytes;
        if (file.open(QIODevice::ReadOnly)) bytes = file.readAll();
        found = cache.insert(name, bytes);
    }
    return *found;
}

/// `size` in device pixels.
QPixmap rendered(const QString& name, const QSize& size, const QColor& color) {
    const QString key = u"meike-icon/%1/%2x%3/%4"_s.arg(name).arg(size.width()).arg(size.height()).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QByteArray svg = svgOf(name);
    if (!svg.isEmpty() && !size.isEmpty()) {
        // QtSvg draws currentColor black whatever the pen.
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks the theme for its colour each time it paints.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        QPixmap map = rendered(m_name, rect.size() * ratio, color(mode, state));
        map.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), map);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return rendered(m_name, size, color(mode, state));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal /*scale*/) override {
        return rendered(m_name, size, color(mode, state));
    }

    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_tone); }
    QString key() const override { return u"meike-tinted"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return svgOf(m_name).isEmpty(); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const {
        if (mode == QIcon::Disabled) return colors().disabled;
        if (state == QIcon::On && m_tone == Tone::normal) return colors().accent;
        return colors().tone(m_tone);
    }

    QString m_name;
    Tone m_tone;
};

}  // namespace

QIcon icon(const QString& name, Tone tone) { return QIcon(new TintedIconEngine(name, tone)); }

QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio) {
    QPixmap map = rendered(name, QSize(size, size) * devicePixelRatio, color);
    map.setDevicePixelRatio(devicePixelRatio);
    return map;
}

bool hasIcon(const QString& name) { return QFile::exists(resourcePath(name)); }

QIcon appIcon() {
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(rendered(u"meike"_s, QSize(size, size), Qt::black));
    return result;
}

}  // namespace meike::ui
